import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { labelsOf, object, type Placed, type Scope } from "../placed.js";
import { pod } from "../pods.js";

interface Work {
  /** What its pods are found by. */
  readonly component: string;
  readonly schedule: string;
  readonly container: JsonObject;
  readonly volumes: Json[];
  /** Further fields of the pod. */
  readonly fields?: { readonly [field: string]: Json };
}

/**
 * What a backup or a drill is taken by. One at a time, and what fails is tried again twice; then its Job stays failed,
 * and its pods' logs are there to read.
 */
export function plannedWork(scope: Scope, { component, schedule, container, volumes, fields = {} }: Work): JsonObject {
  return {
    schedule,
    timeZone: "Etc/UTC",
    concurrencyPolicy: "Forbid",
    startingDeadlineSeconds: 3600,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 3,
    jobTemplate: {
      spec: {
        backoffLimit: 2,
        template: {
          metadata: { labels: labelsOf(scope, component) },
          spec: pod(component, { restartPolicy: "Never", containers: [container], volumes, ...fields }),
        },
      },
    },
  };
}

/** Its CronJob, in the file of the other objects of the same backup. */
export function plannedJob(scope: Scope, place: Pick<Placed, "file" | "from">, name: string, work: Work): Placed {
  const head = { apiVersion: "batch/v1", kind: "CronJob", name, component: work.component };
  return { ...place, manifest: object(scope, head, { spec: plannedWork(scope, work) }) };
}
