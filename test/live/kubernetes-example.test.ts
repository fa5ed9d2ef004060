import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { podsIn } from "../patterns/deployment/pods-in.js";
import { Applier, messageOf } from "./kit/apply.js";
import { describeLive } from "./kit/describe-live.js";
import { kubeScore } from "./kit/kubernetes-programs.js";
import { type KubernetesServer, startKubernetes } from "./kit/kubernetes-server.js";
import { built, type Deployment, deploy } from "./kubernetes/deployment.js";

const FOLDERS = ["base", "overlays/staging", "overlays/production", "build"] as const;

// What examples/postgres-cdc-cluster deploys, compiled anew.
const NEEDED = ["kube-apiserver", "kube-score", "custom resource definitions", "Prometheus and Alertmanager"] as const;

describeLive("the example's manifests", NEEDED, () => {
  let example: Deployment;
  let server: KubernetesServer;
  let applier: Applier;

  beforeAll(async () => {
    example = await deploy("examples/postgres-cdc-cluster/pipeline.config.ts");
    server = await startKubernetes();
    applier = new Applier(server);
    await applier.installDefinitions();
  });
  afterAll(async () => {
    await server?.stop();
    await example?.generated.remove();
  });

  test.for(FOLDERS)("of %s are taken by a real API server, each field known to it", async (folder) => {
    const { objects } = await built(example, folder);
    const refused: string[] = [];
    for (const object of objects) {
      const complaint = await applier.apply(object);
      if (complaint !== undefined) refused.push(`${object.kind} ${object.metadata.name}: ${complaint}`);
    }
    expect(refused).toEqual([]);
    expect(objects.length).toBeGreaterThan(folder === "build" ? 1 : 60);
  });

  test("tell of a missed backup, and only then", async () => {
    const folder = join(example.generated.folder, "prometheus");
    await execa("promtool", ["test", "rules", "tests/backups_test.yaml"], { cwd: folder });
  });

  test("make only pods that the restricted profile lets in", async () => {
    for (const folder of ["base", "overlays/staging", "overlays/production"]) {
      const { objects } = await built(example, folder);
      const namespace = objects.find(({ kind }) => kind === "Namespace")?.metadata.name;
      const path = `/api/v1/namespaces/${namespace}/pods?dryRun=All&fieldValidation=Strict`;
      const pods = objects.flatMap(podsIn);
      expect(pods.length).toBeGreaterThan(4);
      for (const { title, spec } of pods) {
        const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "one" }, spec };
        const answer = await server.ask("POST", path, pod);
        expect([title, answer.status === 201 ? "taken" : messageOf(answer.body), answer.warnings]).toEqual([
          title,
          "taken",
          [],
        ]);
      }
    }
  });

  test.for(["base", "overlays/staging", "overlays/production"])(
    "of %s: kube-score finds nothing critical",
    async (folder) => {
      const { text } = await built(example, folder);
      const program = join(await kubeScore(), "kube-score");
      const { stdout } = await execa(program, ["score", "-o", "ci", "-"], { input: text, reject: false });
      const found = stdout.split("\n").filter((line) => line.startsWith("[CRITICAL]"));
      // It knows no pods but those of manifests: these policies are for pods that operators make.
      expect(found.filter((line) => !line.endsWith("The NetworkPolicys selector doesn't match any pods"))).toEqual([]);
      const unmatched = found.map((line) => /^\[CRITICAL\] ([^/]+)\//.exec(line)?.[1]);
      expect(unmatched).toEqual([
        "alertmanager",
        "clickhouse",
        "connect",
        "kafka",
        "kafka-exporter",
        "kafka-operators",
        "keeper",
      ]);
      expect(stdout.split("\n").filter((line) => line.startsWith("[OK]")).length).toBeGreaterThan(60);
    },
  );
});
