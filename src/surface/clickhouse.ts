export {
  type Mirror,
  type MirrorColumn,
  type MirrorColumnOptions,
  type MirrorOptions,
  mirror,
} from "../patterns/mirror/define.js";
export { type Rollup, type RollupOptions, type RollupSource, rollup } from "../patterns/rollup/define.js";
export * from "../systems/clickhouse/define/index.js";
