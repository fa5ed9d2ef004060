import type { Rule } from "../../../../compiler/model/rule.js";
import { appendOnEveryServer } from "./append-on-every-server.js";
import { clusterInReplicatedDatabase } from "./cluster-in-replicated-database.js";
import { copiedTwice } from "./copied-twice.js";
import { databaseOffCluster } from "./database-off-cluster.js";
import { notOnCluster } from "./not-on-cluster.js";
import { notReplicated } from "./not-replicated.js";
import { refreshIntoReplicated } from "./refresh-into-replicated.js";
import { replicaAlone } from "./replica-alone.js";
import { sameReplicaPath } from "./same-replica-path.js";
import { serversNotToldApart } from "./servers-not-told-apart.js";

/** What several servers make of one statement. */
export const clusterRules: readonly Rule[] = [
  appendOnEveryServer,
  clusterInReplicatedDatabase,
  copiedTwice,
  databaseOffCluster,
  notOnCluster,
  notReplicated,
  refreshIntoReplicated,
  replicaAlone,
  serversNotToldApart,
  sameReplicaPath,
];
