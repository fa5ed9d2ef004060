export {
  type Changes,
  type ChangesColumn,
  type ChangesColumnOptions,
  type ChangesOptions,
  changes,
  type LoggedColumn,
} from "../patterns/changes/define.js";
export {
  type ExtraColumn,
  type Mirror,
  type MirrorOptions,
  mirror,
  type SourceColumn,
} from "../patterns/mirror/define.js";
export type { MirrorColumn, MirrorColumnOptions } from "../patterns/mirror/define-column.js";
export { type Rollup, type RollupOptions, type RollupSource, rollup } from "../patterns/rollup/define.js";
export * from "../systems/clickhouse/define/index.js";
