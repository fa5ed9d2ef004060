import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { derivedManifests } from "../../src/patterns/deployment/derived.js";
import { inEnvironment } from "../../src/patterns/deployment/environments.js";
import { ownManifests } from "../../src/patterns/deployment/own.js";
import { podsIn } from "../patterns/deployment/pods-in.js";
import { Applier, messageOf } from "./kit/apply.js";
import { describeLive } from "./kit/describe-live.js";
import { kubeScore } from "./kit/kubernetes-programs.js";
import { type KubernetesServer, startKubernetes } from "./kit/kubernetes-server.js";
import { built, type Deployment, deploy } from "./kubernetes/deployment.js";
import { otherFiles } from "./kubernetes/others.js";

let deployed: Promise<Deployment> | undefined;
let server: KubernetesServer | undefined;

/** The sample pipeline's manifests, with what other systems generate; made once. */
function sample(): Promise<Deployment> {
  deployed ??= deploy("test/live/kubernetes/pipeline.config.ts", otherFiles);
  return deployed;
}

afterAll(async () => {
  await (await deployed)?.generated.remove();
});

describeLive("manifests", ["kube-apiserver", "custom resource definitions"], () => {
  beforeAll(async () => {
    await sample();
    server = await startKubernetes();
  });
  afterAll(() => server?.stop());

  test.for([
    ["base", 80],
    ["overlays/production", 80],
    ["overlays/staging", 77],
    ["build", 2],
  ] as const)("of %s are taken by a real API server, each field known to it", async ([folder, count]) => {
    if (server === undefined) throw new Error("the server did not start");
    const applier = new Applier(server);
    expect(await applier.installDefinitions()).toBeGreaterThan(10);
    const { objects } = await built(await sample(), folder);
    const refused: string[] = [];
    // Namespaces come first: kustomize puts them there.
    for (const object of objects) {
      const complaint = await applier.apply(object);
      if (complaint !== undefined) refused.push(`${object.kind} ${object.metadata.name}: ${complaint}`);
    }
    expect(refused).toEqual([]);
    expect(objects.length).toBe(count);
  });

  test("of an overlay are what would be derived for its environment alone", async () => {
    const { scope } = await sample();
    const environment = scope.spec.environments.staging;
    if (environment === undefined) throw new Error("the sample has no such environment");
    const there = inEnvironment(scope, environment);
    const expected = [...derivedManifests(there), ...ownManifests(there.pipeline, there)];
    const { objects } = await built(await sample(), "overlays/staging");
    const identified = (each: { readonly kind: string; readonly metadata: { readonly name: string } }) =>
      [`${each.kind} ${each.metadata.name}`, each] as const;
    expect(new Map(objects.map(identified))).toEqual(new Map(expected.map(({ manifest }) => identified(manifest))));
  });

  test("make only pods that the restricted profile lets in", async () => {
    const { objects } = await built(await sample(), "base");
    const pods = objects.flatMap(podsIn);
    expect(pods.map(({ title }) => title)).toEqual([
      "Deployment collector-gateway",
      "Deployment postgres-exporter-shop",
      "StatefulSet collector-archive",
      "CronJob backup-nightly-drill",
      "CronJob backup-nightly-full",
      "CronJob backup-nightly-incremental",
      expect.stringMatching(/^Job clickhouse-schema-/),
      "ClickHouseKeeperInstallation clickhouse",
      "ClickHouseInstallation clickhouse",
    ]);
    const path = "/api/v1/namespaces/analytics/pods?dryRun=All&fieldValidation=Strict";
    for (const { title, spec } of pods) {
      const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "one" }, spec };
      const answer = await server?.ask("POST", path, pod);
      expect([title, answer?.status === 201 ? "taken" : messageOf(answer?.body), answer?.warnings]).toEqual([
        title,
        "taken",
        [],
      ]);
    }
    const containers = [{ ...JSON.parse(JSON.stringify(pods[0]?.spec.containers))[0], securityContext: {} }];
    const spec = { ...pods[0]?.spec, containers, securityContext: {} };
    const unguarded = { apiVersion: "v1", kind: "Pod", metadata: { name: "one" }, spec };
    const answer = await server?.ask("POST", path, unguarded);
    expect(answer?.status).toBe(403);
    expect(messageOf(answer?.body)).toContain('violates PodSecurity "restricted:latest"');
  });
});

describeLive("kube-score", ["kube-apiserver", "kube-score", "custom resource definitions"], () => {
  test("finds nothing critical", async () => {
    const { text } = await built(await sample(), "base");
    const program = join(await kubeScore(), "kube-score");
    const { stdout } = await execa(program, ["score", "-o", "ci", "-"], { input: text, reject: false });
    const found = stdout.split("\n").filter((line) => line.startsWith("[CRITICAL]"));
    // It knows no pods but those of manifests: these policies are for pods that operators make.
    const ofOperators = [
      "alertmanager",
      "clickhouse",
      "connect",
      "kafka",
      "kafka-exporter",
      "kafka-operators",
      "keeper",
    ];
    expect(found).toEqual(
      ofOperators.map(
        (name) =>
          `[CRITICAL] ${name}/analytics networking.k8s.io/v1/NetworkPolicy: The NetworkPolicys selector doesn't match any pods`,
      ),
    );
    expect(stdout.split("\n").filter((line) => line.startsWith("[OK]")).length).toBeGreaterThan(60);
  });
});
