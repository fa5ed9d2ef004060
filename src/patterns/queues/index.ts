import type { System } from "../../compiler/model/system.js";
import { similarClusterNames } from "./rules/similar-cluster-names.js";
import { gatherSecuredQueues } from "./secured-queues.js";

/** How ClickHouse's consumers log in to Kafka. */
export const queues: System = {
  id: "queues",
  kinds: [],
  rules: [similarClusterNames],
  gather: gatherSecuredQueues,
};
