import type { Sql } from "../../../compiler/model/sql-template.js";

/** A column's name, or any expression as `` sql`…` ``. */
export type Expression<Column extends string> = Column | Sql;
