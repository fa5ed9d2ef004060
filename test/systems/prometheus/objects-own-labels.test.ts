import { expect, test } from "vitest";
import { prometheus } from "../../../src/systems/prometheus/index.js";
import { unknownLabel } from "../../../src/systems/prometheus/rules/promql/unknown-label.js";
import { call, resolved, shown } from "../../compiler/resolve/loaded.js";

const KUBE = call("prometheus.job", "kube", { targets: ["kube-state-metrics:8080"], exposes: "kube-state-metrics" });

async function told(expr: string): Promise<readonly string[]> {
  const { pipeline, diagnostics } = resolved(KUBE, call("prometheus.record", "a:b:c", { expr: { $promql: [expr] } }));
  expect(shown(diagnostics)).toEqual([]);
  await prometheus.prepare?.(pipeline.resources);
  return [...unknownLabel.check(pipeline)].map(({ detail }) => detail.slice(0, detail.indexOf(",")));
}

test("kube-state-metrics' labels of objects may be any that begin so, others not", async () => {
  const joined =
    'kube_pod_status_phase * on (namespace, pod) group_left (label_team) kube_pod_labels{label_app="shop"}';
  expect(await told(joined)).toEqual([]);
  expect(await told('kube_pod_labels{app="shop"}')).toEqual(["`kube_pod_labels` has no label `app`"]);
  expect(await told('kube_pod_status_phase{label_app="shop"}')).toEqual([
    "`kube_pod_status_phase` has no label `label_app`",
  ]);
});
