export {
  type Mirror,
  type MirrorColumn,
  type MirrorColumnOptions,
  type MirrorOptions,
  mirror,
} from "../patterns/mirror/define.js";
export * from "../systems/clickhouse/define/index.js";
