import type { Pipeline } from "../../../compiler/model/resource.js";
import type { StackSpec } from "../schema.js";
import { CERTIFIED, REGISTER, securedCluster } from "../secured/brokers.js";
import { ownFolder } from "../secured/folder.js";
import { hasCertificates } from "../secured/has-certificates.js";
import { basics, type Condition, has, type Service, type Services, shell, variables } from "../service.js";
import { brokerNames, innerServers } from "./brokers.js";
import { connectServices } from "./connect.js";

const PREFIX = "KAFKA_CLUSTERS_0";

/** What shows topics and groups to people; of secured brokers no messages, which may be personal. */
export function kafkaUiServices(stack: StackSpec, pipeline: Pipeline): Services {
  const brokers = brokerNames(stack, pipeline);
  if (!has(stack, "kafka-ui") || brokers.length === 0) return {};
  // Where Connect asks for a certificate, people change connectors by it, not by a page.
  const hasConnect = !hasCertificates(pipeline) && Object.hasOwn(connectServices(stack, pipeline), "connect");
  const isSecured = securedCluster(pipeline) !== undefined;
  const certified = Object.entries(CERTIFIED).map(([name, value]) => [
    `${PREFIX}_PROPERTIES_${name.replaceAll(".", "_").toUpperCase()}`,
    value,
  ]);
  const service: Service = {
    ...basics(stack, "kafka-ui"),
    environment: variables(stack, "kafka-ui", {
      [`${PREFIX}_NAME`]: "kafka",
      [`${PREFIX}_BOOTSTRAPSERVERS`]: innerServers(stack, pipeline),
      [`${PREFIX}_READONLY`]: "true",
      ...(isSecured ? Object.fromEntries(certified) : {}),
      ...(hasConnect
        ? {
            [`${PREFIX}_KAFKACONNECT_0_NAME`]: "connect",
            [`${PREFIX}_KAFKACONNECT_0_ADDRESS`]: "http://connect:8083",
          }
        : {}),
    }),
    ...(isSecured ? { certificates: [ownFolder()] } : {}),
    waitsFor: {
      ...Object.fromEntries(brokers.map((name): [string, Condition] => [name, "service_healthy"])),
      ...(isSecured ? { [REGISTER]: "service_completed_successfully" } : {}),
    },
    health: shell("wget --quiet --spider http://localhost:8080/actuator/health"),
  };
  return { "kafka-ui": service };
}
