import type { Promql } from "../../../compiler/model/promql-template.js";
import type { Sql } from "../../../compiler/model/sql-template.js";
import type { Datasource } from "./datasource.js";

/** Events that are drawn over a dashboard's panels. */
export interface Annotation {
  /** Its name, by which readers hide and show it. */
  readonly name: string;
  /** When: in SQL, rows with `time` and `text`, perhaps `timeEnd` and `tags`; in PromQL, where the value is not 0. */
  readonly query: Sql | Promql;
  /** Of each column that holds personal data, why it may be drawn. Default: none may. */
  readonly personal?: Readonly<Record<string, string>>;
  /** The data source that is asked. Default: the only one, or the default one, of the query's language. */
  readonly datasource?: Datasource | string;
  /** The colour of its lines. Default `"red"`. */
  readonly color?: string;
  /** Of PromQL: the event's title, with `{{label}}`. */
  readonly title?: string;
  /** Of PromQL: the event's text, with `{{label}}`. */
  readonly text?: string;
  /** Whether it is drawn until someone hides it. Default true. */
  readonly enabled?: boolean;
}
