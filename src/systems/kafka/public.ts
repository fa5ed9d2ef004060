/** What patterns may use of Kafka, besides its kinds: what it and Connect define. */
export {
  brokerProperties,
  clientProperties,
  connectProperties,
  isKnownVersion,
  KAFKA_VERSION,
  pluginProperties,
  topicProperties,
} from "./catalogue/definitions.js";
export { loggedInAs } from "./emit/logged-in.js";
