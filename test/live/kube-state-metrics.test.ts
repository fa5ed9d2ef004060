import { afterAll, beforeAll, expect, test } from "vitest";
import { messageOf } from "./kit/apply.js";
import { describeLive } from "./kit/describe-live.js";
import { type Exporter, scrape, startKubeStateMetrics } from "./kit/exporters.js";
import { type KubernetesServer, startKubernetes } from "./kit/kubernetes-server.js";
import { until } from "./kit/until.js";
import { OBJECTS } from "./kubernetes/objects.js";
import { differences } from "./monitoring/exposed.js";

/** What alerts on workloads are mostly about. */
const WANTED = [
  "kube_cronjob_status_last_successful_time",
  "kube_daemonset_status_number_unavailable",
  "kube_deployment_spec_replicas",
  "kube_deployment_status_replicas_available",
  "kube_horizontalpodautoscaler_status_condition",
  "kube_job_status_failed",
  "kube_node_spec_unschedulable",
  "kube_node_status_condition",
  "kube_persistentvolumeclaim_resource_requests_storage_bytes",
  "kube_persistentvolumeclaim_status_phase",
  "kube_pod_container_resource_limits",
  "kube_pod_container_status_last_terminated_reason",
  "kube_pod_container_status_restarts_total",
  "kube_pod_container_status_waiting_reason",
  "kube_pod_status_phase",
  "kube_poddisruptionbudget_status_current_healthy",
  "kube_resourcequota",
  "kube_statefulset_status_replicas_ready",
];

describeLive("kube-state-metrics", ["kube-apiserver", "kube-state-metrics"], () => {
  let server: KubernetesServer;
  let exporter: Exporter;
  beforeAll(async () => {
    server = await startKubernetes();
    for (const { path, object, status } of OBJECTS) {
      const made = await server.ask("POST", `${path}?fieldValidation=Strict`, object);
      if (made.status !== 201) throw new Error(`${path}: ${made.status} ${messageOf(made.body)}`);
      if (status === undefined) continue;
      const { name } = object.metadata;
      const told = await server.ask("PATCH", `${path}/${name}/status`, { status }, "application/merge-patch+json");
      if (told.status !== 200) throw new Error(`${path}/${name}: ${told.status} ${messageOf(told.body)}`);
    }
    exporter = await startKubeStateMetrics(server);
  });
  afterAll(async () => {
    await exporter?.stop();
    await server?.stop();
  });

  test("exposes of a real API server's objects what the catalogue says", async () => {
    let missing: readonly string[] = WANTED;
    const scraped = await until(
      "every metric",
      async () => {
        const text = await scrape(exporter.address);
        missing = WANTED.filter((name) => !text.includes(`\n${name}{`));
        return missing.length === 0 ? text : undefined;
      },
      { explain: () => missing.join("\n") },
    );
    const found = differences("kube-state-metrics", scraped, /^kube_/);
    // Nothing that does not happen in the test is missed.
    expect(found.filter((each) => !each.endsWith(" is in the catalogue only"))).toEqual([]);
  });
});
