export { type Collector, type CollectorOptions, type CollectorPipeline, collector } from "./collector.js";
export type { Value } from "./value.js";
