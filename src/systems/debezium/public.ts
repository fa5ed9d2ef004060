/** What patterns may use of Debezium: its connectors' properties. */
export { POSTGRES_CONNECTOR, postgresConnectorProperties } from "./postgres-connector.js";
export { postgresOptionProperties } from "./postgres-options.js";
