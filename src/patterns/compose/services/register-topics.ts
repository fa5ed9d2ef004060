import { fileName } from "../../../compiler/emit/file-name.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { TOPIC, USER } from "../../../systems/kafka/schema.js";
import { secretUses } from "../../secrets/uses.js";
import type { StackSpec } from "../schema.js";
import { ADMIN_CONFIG, ADMIN_FILE, securedCluster } from "../secured/brokers.js";
import { ownFolder } from "../secured/folder.js";
import { basics, lookedUp, type Service, type Services } from "../service.js";
import { brokerNames, innerServers } from "./brokers.js";

export const SMALL = { cpus: 1, memory: "512m", isOnce: true };
const ACLS = "/generated/kafka/acls.sh";

/** Topics; and where clients log in, users and their rights. */
export function topicStep(stack: StackSpec, pipeline: Pipeline): Services {
  const brokers = brokerNames(stack, pipeline);
  const topics = ofKind(pipeline.resources, TOPIC);
  if (brokers.length === 0 || topics.length === 0) return {};
  const cluster = securedCluster(pipeline);
  const hasUsers = ofKind(pipeline.resources, USER).length > 0;
  const passwords = secretUses(pipeline)
    .filter(({ reader }) => reader === "acls.sh")
    .map(({ secret }) => secret);
  const service: Service = {
    ...SMALL,
    // Three of Kafka's tools at once.
    cpus: 2,
    memory: "1g",
    image: basics(stack, "kafka").image,
    entrypoint: ["sh", "/compose/register-topics.sh"],
    environment: {
      BOOTSTRAP_SERVERS: innerServers(stack, pipeline),
      ...(cluster === undefined ? {} : { ADMIN_CONFIG, ...lookedUp(passwords) }),
    },
    mounts: [
      { source: "./register-topics.sh", target: "/compose/register-topics.sh" },
      ...(cluster === undefined ? [] : [{ source: `./${ADMIN_FILE}`, target: ADMIN_CONFIG }]),
      ...(cluster === undefined || !hasUsers
        ? []
        : [{ source: `../kafka/${fileName(cluster.name)}/acls.sh`, target: ACLS }]),
    ],
    certificates: cluster === undefined ? [] : [ownFolder()],
    waitsFor: Object.fromEntries(brokers.map((name) => [name, "service_healthy" as const])),
  };
  return { "register-topics": service };
}
