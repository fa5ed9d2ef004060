/** What patterns may use of collectors, besides their kind: their configuration as data, and where they listen. */
export { EXPORTER_TABLES, type ExporterTable } from "./catalogue/clickhouse-tables.js";
export { type Component, componentsOf, spoken } from "./config/component.js";
export { writtenFolders } from "./config/folders.js";
export { healthUrl } from "./config/health.js";
export { type Listener, listenersOf, scrapedAt } from "./config/listeners.js";
export { listIn, textIn, valueIn, written } from "./config/value.js";
export { collectorConfig, variablesIn } from "./emit/config-yaml.js";
