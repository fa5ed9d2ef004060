import type { Rule } from "../../../../compiler/model/rule.js";
import { manifest } from "../cases.js";
import { podOf, writtenManifests } from "../located.js";

const job = (policy: string): string =>
  manifest(`{
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "once" },
    spec: {
      template: {
        spec: {
          restartPolicy: "${policy}",
          securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
          containers: [
            {
              name: "once",
              image: "registry.example.com/once:1.4",
              resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "128Mi" } },
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
            },
          ],
        },
      },
    },
  }`).concat("\nconst listed = [other];\n");

const ENDING = ["Never", "OnFailure"];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  CronJob: ENDING,
  DaemonSet: ["Always"],
  Deployment: ["Always"],
  Job: ENDING,
  ReplicaSet: ["Always"],
  StatefulSet: ["Always"],
};

export const restartPolicy: Rule = {
  code: "kubernetes/restart-policy",
  severity: "error",
  summary: "Pods are restarted in a way that their kind does not know",
  why: "The API refuses it: a Job whose pods always begin anew would never end, a Deployment's must not end. What is not said is `Always`.",
  mend: "Of a Job it is `Never` or `OnFailure`, of what runs for ever `Always`.",
  failing: job("Always"),
  passing: job("Never"),
  *check(pipeline) {
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      const allowed = ALLOWED[manifest.kind];
      const pod = podOf(manifest);
      if (allowed === undefined || pod === undefined) continue;
      const { restartPolicy: said } = pod.spec;
      if (allowed.includes(String(said ?? "Always"))) continue;
      yield {
        detail: `${title} has ${said === undefined ? "no `restartPolicy`" : `\`restartPolicy: ${JSON.stringify(said)}\``}. ${restartPolicy.mend}`,
        at: at([...pod.path, ...(said === undefined ? [] : ["restartPolicy"])]),
        resource,
      };
    }
  },
};
