import { describe, expect, test } from "vitest";
import { podOf } from "../../../src/patterns/deployment/rules/located.js";
import { violations } from "../../../src/patterns/deployment/rules/pods/not-restricted.js";
import type { Manifest } from "../../../src/systems/kubernetes/schema/manifest.js";
import { call } from "../../compiler/resolve/loaded.js";
import { otherFiles } from "../../live/kubernetes/others.js";
import { deployed } from "./deployed.js";
import { podsIn } from "./pods-in.js";

const backup = call("clickhouse.backup", "nightly", {
  databases: ["analytics"],
  to: { disk: "backups" },
  full: "daily",
});

test("every pod that is derived keeps to the restricted profile, with limits for all that it can use up", () => {
  const { manifests } = deployed({ monitoring: "prometheus-operator" }, [backup], otherFiles);
  const pods = manifests.flatMap(podsIn);
  expect(pods.length).toBe(6);
  for (const { title, spec } of pods) {
    const pod = podOf({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "x" },
      spec: JSON.parse(JSON.stringify(spec)),
    });
    expect([title, pod === undefined ? "no pod" : [...violations(pod)]]).toEqual([title, []]);
    const containers: unknown = spec.containers;
    for (const each of Array.isArray(containers) ? containers : []) {
      expect(each).toMatchObject({ securityContext: { readOnlyRootFilesystem: true } });
      for (const part of ["requests", "limits"])
        expect(Object.keys(each.resources[part])).toEqual(["cpu", "memory", "ephemeral-storage"]);
    }
  }
});

describe("what the profile refuses", () => {
  const guarded = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
  const profile = { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } };
  const told = (spec: object, container: object = {}): readonly string[] => {
    const containers = [{ name: "x", securityContext: guarded, ...container }];
    const manifest: Manifest = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "x" },
      spec: JSON.parse(JSON.stringify({ securityContext: profile, containers, ...spec })),
    };
    const pod = podOf(manifest);
    return pod === undefined ? ["no pod"] : [...violations(pod)].map(({ path, what }) => `${path.join(".")}: ${what}`);
  };

  test.for([
    [{ hostNetwork: true }, {}, "spec.hostNetwork: `hostNetwork` must be left out"],
    [{ volumes: [{ name: "a", hostPath: {} }] }, {}, "spec.volumes.0.hostPath: no volume may be of type `hostPath`"],
    [
      { securityContext: { ...profile, runAsUser: 0 } },
      {},
      "spec.securityContext.runAsUser: `runAsUser` must not be 0",
    ],
    [
      {},
      { ports: [{ containerPort: 80, hostPort: 80 }] },
      "spec.containers.0.ports.0.hostPort: container `x` must have no `hostPort`",
    ],
    [
      {},
      { securityContext: { ...guarded, privileged: true } },
      "spec.containers.0.securityContext.privileged: container `x` must not be privileged",
    ],
    [
      {},
      { securityContext: { ...guarded, capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } } },
      "spec.containers.0.securityContext.capabilities.add: container `x` may add no capability but NET_BIND_SERVICE",
    ],
    [
      { securityContext: { runAsNonRoot: true } },
      {},
      'spec.containers.0.securityContext: container `x` must have `seccompProfile: { type: "RuntimeDefault" }`',
    ],
  ] as const)("%j %j", ([spec, container, expected]) => {
    expect(told(spec, container)).toEqual([expected]);
  });

  test("is nothing of a pod that is restricted", () => {
    expect(told({})).toEqual([]);
  });
});
