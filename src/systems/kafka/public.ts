/** What patterns may use of Kafka, besides its kinds: what it and Connect define. */
export { clientProperties, connectProperties, pluginProperties } from "./catalogue/definitions.js";
