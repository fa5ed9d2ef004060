import type { Rule } from "../../../../compiler/model/rule.js";
import { clusterInReplicatedDatabase } from "./cluster-in-replicated-database.js";
import { databaseOffCluster } from "./database-off-cluster.js";
import { notReplicated } from "./not-replicated.js";
import { replicaAlone } from "./replica-alone.js";
import { sameReplicaPath } from "./same-replica-path.js";
import { serversNotToldApart } from "./servers-not-told-apart.js";

/** What stands on several servers. */
export const clusterRules: readonly Rule[] = [
  clusterInReplicatedDatabase,
  databaseOffCluster,
  notReplicated,
  replicaAlone,
  serversNotToldApart,
  sameReplicaPath,
];
