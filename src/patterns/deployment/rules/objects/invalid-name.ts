import type { Rule } from "../../../../compiler/model/rule.js";
import { web } from "../cases.js";
import { writtenManifests } from "../located.js";

/** Names that become a label or a host's name must be a label themselves; others may have dots. */
const LABELS = new Set(["Namespace", "Service"]);
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
/** What the API itself names freely. */
const FREE = new Set(["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"]);

/** How long a name may be, where what it is put into has less room than the API's 253 characters. */
const MOST: Readonly<Record<string, number>> = {
  CronJob: 52,
  DaemonSet: 63,
  Deployment: 63,
  Job: 63,
  Namespace: 63,
  Service: 63,
  StatefulSet: 52,
};

export const invalidName: Rule = {
  code: "kubernetes/invalid-name",
  severity: "error",
  summary: "An object has a name that Kubernetes does not take",
  why: "The API refuses it, or its controller can't make what it stands for: a pod of a StatefulSet has the name in a label, a run of a CronJob has it with a number behind it.",
  mend: "Use small letters, digits and hyphens, and begin and end with a letter or a digit.",
  failing: web('metadata: { name: "web" }', 'metadata: { name: "Web_Server" }'),
  passing: web('metadata: { name: "web" }', 'metadata: { name: "web-server" }'),
  *check(pipeline) {
    for (const { manifest, at, resource, isOwn } of writtenManifests(pipeline)) {
      const { kind, metadata } = manifest;
      if (!isOwn || FREE.has(kind)) continue;
      const { name } = metadata;
      const isLabel = LABELS.has(kind);
      const most = MOST[kind] ?? 253;
      const problem = !(isLabel ? LABEL : SUBDOMAIN).test(name)
        ? `is no ${isLabel ? "DNS label" : "DNS name"}. ${invalidName.mend}`
        : name.length > most
          ? `has ${name.length} characters, and a ${kind}'s may have ${most}. Shorten it.`
          : undefined;
      if (problem !== undefined) yield { detail: `\`${name}\` ${problem}`, at: at(["metadata", "name"]), resource };
    }
  },
};
