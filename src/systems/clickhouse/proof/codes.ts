import type { DiagnosticCode } from "../../../compiler/model/diagnostic.js";
import { fillingCodes } from "./filling/codes.js";

export const UNKNOWN_COLUMN_IN_SQL: DiagnosticCode = {
  code: "clickhouse/unknown-column-in-sql",
  severity: "error",
  summary: "SQL names a column that is not there",
  why: "ClickHouse refuses the query, so the view could not be made; one made earlier would fail at its next row.",
  mend: "Correct the name, or add the column where it comes from.",
};

export const UNKNOWN_TABLE_IN_SQL: DiagnosticCode = {
  code: "clickhouse/unknown-table-in-sql",
  severity: "error",
  summary: "SQL names a table that is not in the pipeline",
  why: "ClickHouse refuses a query whose tables are not there, and the order in which things are made can't be told.",
  mend: "Interpolate the table's constant: `FROM ${orders}`. A table that is made elsewhere must be declared to be read.",
};

export const REFUSED: DiagnosticCode = {
  code: "clickhouse/refused",
  severity: "error",
  summary: "ClickHouse refuses this",
  why: "The statement was executed on ClickHouse itself, so it would fail in the live system in the same way.",
  mend: "Change what ClickHouse's own message names.",
};

export const UNPROVEN: DiagnosticCode = {
  code: "engine/unproven",
  severity: "error",
  summary: "There is no engine, and the lock does not know this",
  why: "Without an engine the columns of a query can't be told and nothing can be proven; other bytes than with an engine must never be written.",
  mend: "Run once with the engine (`--engine embedded`) and commit headrace.lock.json; then `--engine off` gives the same bytes.",
};

export const ENGINE_UNAVAILABLE: DiagnosticCode = {
  code: "engine/unavailable",
  severity: "error",
  summary: "The engine that proves the DDL can't be used",
  why: "Nothing is generated on faith: every statement is executed on ClickHouse before it is written.",
  mend: "Install the optional dependency `chdb` (`npm install chdb@3.4.0`), give a scratch server's address with `--engine http://…`, or use `--engine off` with a committed lock.",
};

export const ENGINE_TIMEOUT: DiagnosticCode = {
  code: "engine/timeout",
  severity: "error",
  summary: "The engine did not answer in time",
  why: "A statement that never ends would hold up every build; the engine was stopped.",
  mend: "Look at the statement that the message names. If the machine is merely slow, run again.",
};

export const ENGINE_STOPPED: DiagnosticCode = {
  code: "engine/stopped",
  severity: "error",
  summary: "The engine stopped while it proved the DDL",
  why: "ClickHouse itself ended, by a fault of its own or for want of memory, so what it was given is not proven.",
  mend: "Look at the statement that the message names, and at the memory that is free. A scratch server can take its place: `--engine http://…`.",
};

export const SERVER_IN_USE: DiagnosticCode = {
  code: "engine/server-in-use",
  severity: "error",
  summary: "The server given as engine has databases of the pipeline already",
  why: "Proving makes every object and drops it afterwards: on a live server that would destroy what is there.",
  mend: "Give the address of a scratch server. If an interrupted run left these databases on one, drop them there.",
};

export const engineCodes: readonly DiagnosticCode[] = [
  UNKNOWN_COLUMN_IN_SQL,
  UNKNOWN_TABLE_IN_SQL,
  REFUSED,
  ...fillingCodes,
  UNPROVEN,
  ENGINE_UNAVAILABLE,
  ENGINE_TIMEOUT,
  ENGINE_STOPPED,
  SERVER_IN_USE,
];
