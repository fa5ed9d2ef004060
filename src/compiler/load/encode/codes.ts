import type { DiagnosticCode } from "../../model/diagnostic.js";

export const NO_NAME: DiagnosticCode = {
  code: "config/no-name",
  severity: "error",
  summary: "The pipeline has no name",
  why: "The pipeline's name stands in the names of what it generates (replication slots, consumer groups, dashboards) and marks what it owns in the live systems. Two pipelines without a name could take over or remove each other's objects.",
  mend: 'Give `definePipeline` a name that stays the same for the life of the pipeline: `definePipeline({ name: "shop", … })`.',
};

export const BAD_NAME: DiagnosticCode = {
  code: "config/bad-name",
  severity: "error",
  summary: "A resource has no usable name",
  why: "A resource is known by its kind and its name: references, plans, the lock and the folders of the output all go by it. An empty name, or one that is not a string, usually comes from a variable that was not set, and would end up in DDL as an unnamed object.",
  mend: "Pass a non-empty string as the first argument. If it comes from the environment or from a list, check it there and throw an error that says what is missing.",
};

export const NOT_SQL: DiagnosticCode = {
  code: "config/not-sql",
  severity: "error",
  summary: "A value cannot stand in an sql template",
  why: "Whatever stands in `${…}` becomes part of a statement that a server executes. A resource is written as its quoted name, a string, number or boolean as a literal; for anything else there is no safe form, and `undefined` or `[object Object]` in a query only shows up when it runs.",
  mend: "Interpolate the constant of a resource, more `` sql`…` ``, a string, a finite number or a boolean. Join a list yourself, one `sql` piece at a time. A secret must not enter SQL text at all: pass it by the option that is made for it.",
};

export const NOT_PROMQL: DiagnosticCode = {
  code: "config/not-promql",
  severity: "error",
  summary: "A value cannot stand in a promql template",
  why: "Whatever stands in `${…}` becomes part of an expression that Prometheus evaluates. A recording rule or a metric is written as its name, a string inside quotes is escaped; for anything else there is no form, and an alert with `undefined` or `[object Object]` in its selector would load and never fire.",
  mend: 'Interpolate a `prometheus.record`, a `clickhouse.metric`, more `` promql`…` ``, a string or a finite number. Join a list yourself: `=~"${names.join("|")}"`.',
};

export const UNDEFINED_VALUE: DiagnosticCode = {
  code: "config/undefined-value",
  severity: "error",
  summary: "A value is undefined",
  why: "A property that is there but holds `undefined` is hardly ever meant. Most often two files import each other and one ran before the other had made its constants, or a name is misspelt (`tables.order` for `tables.orders`). Dropping it in silence would generate another pipeline than the one written: without a key, a TTL or a reference.",
  mend: 'Check the name at the place shown. If files import each other in a circle, move what both need into a third file. To leave an option out under a condition, spread it: `...(env === "production" ? { ttl } : {})`.',
};

export const NOT_PLAIN_DATA: DiagnosticCode = {
  code: "config/not-plain-data",
  severity: "error",
  summary: "An option is not plain data",
  why: "The same config must always yield the same bytes, and what it declares is handed from the config's own thread to the compiler. That holds for text, finite numbers, booleans, null, lists, objects, resources, `sql`, `promql` and secrets. Functions, dates, maps, class instances, promises and cyclic objects have no form in a generated file.",
  mend: "Turn the value into plain data in the config: `date.toISOString()`, `Object.fromEntries(map)`, `[...set]`, `String(bigint)`, `await promise`. Keys that begin with `$ref`, `$sql`, `$promql`, `$secret` or `$literal` are reserved for references.",
};

export const NOT_A_RESOURCE: DiagnosticCode = {
  code: "config/not-a-resource",
  severity: "error",
  summary: "A group lists something that is not a resource",
  why: "What the groups of `definePipeline` list is what will be generated. An entry that is no resource would be left out, and with it whatever it was meant to bring along: a table that is missing from the output is noticed late.",
  mend: 'List the constants that `system.kind(name, options)` returned, lists of them, or a module that exports them (`import * as tables from "./tables/index.js"`). For a function that makes resources, list what it returns: call it.',
};

export const encodeCodes: readonly DiagnosticCode[] = [
  NO_NAME,
  BAD_NAME,
  NOT_SQL,
  NOT_PROMQL,
  UNDEFINED_VALUE,
  NOT_PLAIN_DATA,
  NOT_A_RESOURCE,
];
