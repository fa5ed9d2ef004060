export { type Collector, type CollectorOptions, type CollectorPipeline, collector } from "./collector.js";
export { exporterColumns } from "./exporter-columns.js";
export type { Value } from "./value.js";
