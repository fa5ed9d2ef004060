import { isJsonObject } from "../../../../compiler/model/json.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { cronProblem } from "../../../../systems/kubernetes/public.js";
import { manifest } from "../cases.js";
import { writtenManifests } from "../located.js";

const nightly = (schedule: string): string =>
  manifest(`{
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: { name: "nightly" },
    spec: {
      schedule: "${schedule}",
      jobTemplate: {
        spec: {
          template: {
            spec: {
              restartPolicy: "Never",
              securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
              containers: [
                {
                  name: "nightly",
                  image: "registry.example.com/nightly:1.4",
                  resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "128Mi" } },
                  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
                },
              ],
            },
          },
        },
      },
    },
  }`).concat("\nconst listed = [other];\n");

export const invalidSchedule: Rule = {
  code: "kubernetes/invalid-schedule",
  severity: "error",
  summary: "A CronJob's schedule can't be read",
  why: "The API refuses it.",
  mend: 'Write five fields: minute, hour, day of the month, month, day of the week, such as "30 2 * * 1-5".',
  failing: nightly("99 2 * * *"),
  passing: nightly("30 2 * * 1-5"),
  *check(pipeline) {
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      const { spec } = manifest;
      if (manifest.kind !== "CronJob" || !isJsonObject(spec) || typeof spec.schedule !== "string") continue;
      const problem = cronProblem(spec.schedule);
      if (problem === undefined) continue;
      yield {
        detail: `The schedule \`${spec.schedule}\` of ${title}: ${problem}. ${invalidSchedule.mend}`,
        at: at(["spec", "schedule"]),
        resource,
      };
    }
  },
};
