import type { Rule } from "../../../../compiler/model/rule.js";
import { appendOnEveryServer } from "./append-on-every-server.js";
import { copiedTwice } from "./copied-twice.js";
import { notOnCluster } from "./not-on-cluster.js";
import { refreshIntoReplicated } from "./refresh-into-replicated.js";

/** What several servers make of one statement. */
export const clusterRules: readonly Rule[] = [appendOnEveryServer, copiedTwice, notOnCluster, refreshIntoReplicated];
