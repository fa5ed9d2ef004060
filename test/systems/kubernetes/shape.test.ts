import { expect, test } from "vitest";
import { cronProblem, shapeProblems } from "../../../src/systems/kubernetes/public.js";
import type { Manifest } from "../../../src/systems/kubernetes/schema/manifest.js";

const told = (manifest: Manifest) => shapeProblems(manifest).map(({ path, text }) => `${path.join(".")} ${text}`);

test("fields, types and what must be there are as the API has them", () => {
  expect(
    told({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "web", labels: { tier: 1 } },
      spec: {
        replicas: "2",
        selectors: {},
        template: {
          spec: { containers: [{ image: "web:1", ports: [{ containerPort: 80, protocol: "TCP" }], tty: "yes" }] },
        },
      },
    }),
  ).toEqual([
    "metadata.labels.tier must be a text",
    "spec must have `selector`",
    "spec.replicas must be a whole number",
    "spec.selectors is no field there. Did you mean `selector`?",
    "spec.template.spec.containers.0 must have `name`",
    "spec.template.spec.containers.0.tty must be true or false",
  ]);
});

test("operators' kinds are as their definitions have them", () => {
  const listener = { name: "tls", port: 9093, type: "inside", tls: true };
  expect(
    told({
      apiVersion: "kafka.strimzi.io/v1",
      kind: "Kafka",
      metadata: { name: "kafka" },
      spec: { kafka: { listeners: [listener], config: { anything: { at: "all" } } } },
    }),
  ).toEqual([
    'spec.kafka.listeners.0.type must be one of "internal", "route", "tlsroute", "loadbalancer", "nodeport", "ingress", "cluster-ip"',
  ]);
});

test("kinds that are not known are not judged, nor what is a number or a text", () => {
  expect(told({ apiVersion: "example.com/v1", kind: "Shop", metadata: { name: "a" }, spec: 3 })).toEqual([]);
  const resources = { hard: { pods: 100, "requests.cpu": "4" } };
  expect(told({ apiVersion: "v1", kind: "ResourceQuota", metadata: { name: "all" }, spec: resources })).toEqual([]);
});

test.for([
  ["30 2 * * 1-5", undefined],
  ["*/15 0-6 1,15 jan-MAR sun", undefined],
  ["@daily", undefined],
  ["@every 1h30m", undefined],
  ["99 * * * *", "`99` is no minute: 0 to 59"],
  ["0 0 * * 7", "`7` is no day of the week: 0 to 6"],
  ["0 0 * *", "it has 4 fields, not five"],
  ["*/0 * * * *", "`*/0` has steps of nothing"],
  ["0 9-5 * * *", "`9-5` ends before it begins"],
  ["@often", "there is no such word"],
  ["TZ=UTC 0 0 * * *", "a time zone stands in `timeZone`"],
] as const)("the schedule %s", ([schedule, problem]) => {
  expect(cronProblem(schedule)).toBe(problem);
});
