export { type Database, type DatabaseOptions, database } from "./database.js";
export type { Engine, KafkaEngine } from "./engine.js";
export {
  type MaterializedView,
  type MaterializedViewInto,
  type MaterializedViewOptions,
  type MaterializedViewWithTable,
  materializedView,
} from "./materialized-view.js";
export {
  type ColumnDefinition,
  type ColumnOptions,
  type Expression,
  type IndexOptions,
  type Table,
  type TableOptions,
  table,
} from "./table.js";
export { type View, type ViewOptions, view } from "./view.js";
