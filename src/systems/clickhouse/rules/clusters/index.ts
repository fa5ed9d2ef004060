import type { Rule } from "../../../../compiler/model/rule.js";
import { notReplicated } from "./not-replicated.js";

/** What the servers of a cluster hold. */
export const clusterRules: readonly Rule[] = [notReplicated];
