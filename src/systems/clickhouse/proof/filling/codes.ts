import type { DiagnosticCode } from "../../../../compiler/model/diagnostic.js";

const MEND =
  "Say in the query what is meant, with a CAST or a function of its own; or give the table's column the type.";

export const NARROWING_VIEW: DiagnosticCode = {
  code: "clickhouse/narrowing-view",
  severity: "warning",
  summary: "A view's column goes into a smaller one",
  why: "What a view returns is converted to the types of the table that it writes to, without a word. A value that the table's column can't hold becomes another one.",
  mend: MEND,
};

export const VIEW_COLUMN_DOES_NOT_FIT: DiagnosticCode = {
  code: "clickhouse/view-column-does-not-fit",
  severity: "error",
  summary: "A view's column does not fit the table's column",
  why: "What a view returns is converted to the types of the table that it writes to, without a word. Here ordinary values are changed by that, or can't be converted: then the insert fails that the view is part of, into the table that it reads, too.",
  mend: MEND,
};

/** What is known once the engine has told which columns a view has. */
export const fillingCodes: readonly DiagnosticCode[] = [NARROWING_VIEW, VIEW_COLUMN_DOES_NOT_FIT];
