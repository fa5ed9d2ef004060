/** What patterns may use of Debezium: its connectors' properties. */
export { connectorDefinitions, DEBEZIUM_VERSION, pluginDefinitions } from "./catalogue/definitions.js";
export { formatTransforms } from "./event-format.js";
export { POSTGRES_CONNECTOR, postgresConnectorProperties, tablePattern } from "./postgres-connector.js";
export { postgresOptionProperties } from "./postgres-options.js";
export { type Removed, removedProperty, removedTransformProperty, removedValue } from "./removed.js";
