import type { Sql } from "../../../compiler/model/sql-template.js";
import type { Datasource } from "./datasource.js";

/** A dashboard's variable, which queries and titles name as `$name` or `${name}`. */
export type Variable =
  | QueryVariable
  | CustomVariable
  | IntervalVariable
  | DatasourceVariable
  | TextVariable
  | ConstantVariable
  | AdHocVariable;

/** What every variable may have. */
export interface VariableBase {
  /** Its name. */
  readonly name: string;
  /** What stands before it. Default: its name. */
  readonly label?: string;
  /** What stands behind the “i” of its label. */
  readonly description?: string;
  /** Whether readers see it: all of it, its value alone, or nothing. Default `"all"`. */
  readonly show?: "all" | "value" | "nothing";
}

/** What a variable of several values may have. */
export interface ChoiceVariable extends VariableBase {
  /** Whether several values can be chosen: write `IN (${name:sqlstring})`, or `=~"$name"`. Default false. */
  readonly multi?: boolean;
  /** Whether all values can be chosen at once. Default false. */
  readonly all?: boolean;
  /** What stands for all of them in queries. Default: all of them, listed. */
  readonly allValue?: string;
  /** Value at the beginning. Default: the first; all, where `all` is true. */
  readonly value?: string | readonly string[];
}

/** Values that a query finds. */
export interface QueryVariable extends ChoiceVariable {
  readonly type: "query";
  /** SQL whose first column holds the values; for Prometheus a text, `"label_values(up, job)"`. */
  readonly query: Sql | string;
  /** The data source that is asked. Default: the only one, or the default one, of the query's language. */
  readonly datasource?: Datasource | string;
  /** Of each column that holds personal data, why it may be chosen from. Default: none may. */
  readonly personal?: Readonly<Record<string, string>>;
  /** When it is asked: as the dashboard is opened, or whenever its time range changes. Default `"load"`. */
  readonly refresh?: "load" | "timeRange";
  /** Takes out a part of each value, or leaves values out: `"/^prod-(.*)/"`. */
  readonly regex?: string;
  /** The order of the values. Default `"alphabetical"`. */
  readonly sort?: "none" | "alphabetical" | "numerical";
}

/** Values that are written out. */
export interface CustomVariable extends ChoiceVariable {
  readonly type: "custom";
  /** The values, in their order. */
  readonly values: readonly string[];
}

/** Lengths of time. */
export interface IntervalVariable extends VariableBase {
  readonly type: "interval";
  /** `["1m", "5m", "1h"]`. */
  readonly values: readonly string[];
  /** Whether Grafana may choose by the time range. Default false. */
  readonly auto?: boolean;
  /** Value at the beginning. Default: the first. */
  readonly value?: string;
}

/** Data sources of one type, one of which is chosen: queries name it as `datasource: "$name"`. */
export interface DatasourceVariable extends VariableBase {
  readonly type: "datasource";
  readonly of: "prometheus" | "clickhouse" | "postgres";
  /** Which of them, by a regular expression over their names: `"/prod/"`. */
  readonly regex?: string;
}

/** Free text. */
export interface TextVariable extends VariableBase {
  readonly type: "text";
  /** Value at the beginning. Default: empty. */
  readonly value?: string;
}

/** A value that nobody can change. */
export interface ConstantVariable extends VariableBase {
  readonly type: "constant";
  /** The value at the beginning. */
  readonly value: string;
}

/** Filters that readers make up and that Grafana adds to every query of a data source. */
export interface AdHocVariable extends VariableBase {
  readonly type: "adhoc";
  /** The data source that is asked. */
  readonly datasource?: Datasource | string;
}
