/** What comes after loading, in one piece: it is read while the config is loaded elsewhere. */
export { Emission } from "./compiler/emission.js";
export { resolve } from "./compiler/resolve/resolve.js";
export { core } from "./registry/core.js";
export { provables } from "./systems/clickhouse/proof/provables.js";
export { provePipeline } from "./systems/clickhouse/proof/prove-pipeline.js";
