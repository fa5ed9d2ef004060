import type { DiagnosticCode } from "../../src/compiler/model/diagnostic.js";

export const WRONG: DiagnosticCode = {
  code: "clickhouse/wrong",
  severity: "error",
  summary: "the table is wrong",
  why: "It would not hold.",
  mend: "Make it right.",
};

export const WARNING: DiagnosticCode = {
  code: "clickhouse/slow",
  severity: "warning",
  summary: "the table is slow",
  why: "Readers wait.",
  mend: "Order it.",
};
