import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { isJsonObject } from "../../src/compiler/model/json.js";
import { describeLive } from "./kit/describe-live.js";
import { generate } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { projectRoot } from "./kit/project-root.js";

// Every script of the example: those that are files, and those that manifests carry.
describeLive("the scripts of the example on a cluster", ["ShellCheck"], () => {
  let generated: Generated;
  let scripts: ReadonlyMap<string, string>;

  beforeAll(async () => {
    generated = await generate(join(projectRoot(), "examples/postgres-cdc-cluster/pipeline.config.ts"));
    const files = generated.paths
      .filter((path) => path.endsWith(".sh"))
      .map((path) => [path, generated.text(path)] as const);
    const carried = generated.paths
      .filter((path) => path.startsWith("kubernetes/") && path.endsWith(".yaml"))
      .flatMap((path) => parseAllDocuments(generated.text(path)).map((document): unknown => document.toJSON()))
      .flatMap((manifest) => {
        if (!isJsonObject(manifest) || !isJsonObject(manifest.data)) return [];
        const name = isJsonObject(manifest.metadata) ? String(manifest.metadata.name) : "";
        return Object.entries(manifest.data).flatMap(([key, text]) =>
          key.endsWith(".sh") && typeof text === "string" ? [[`${name}/${key}`, text] as const] : [],
        );
      });
    scripts = new Map([...files, ...carried]);
  });
  afterAll(() => generated?.remove());

  test("have nothing that ShellCheck finds, and are taken by a shell", async () => {
    expect([...scripts.keys()]).toEqual(
      expect.arrayContaining([
        "clickhouse/backups/nightly/drill.sh",
        "postgres/inventory/backups/inventory/receive.sh",
        "postgres/inventory/backups/inventory/base.sh",
        "postgres/inventory/backups/inventory/drill.sh",
        "kafka/kafka/backups/changes/export.sh",
        "kafka/kafka/backups/changes/import.sh",
        "configuration-configuration/save.sh",
        "backup-nightly/run.sh",
      ]),
    );
    const found: unknown[] = [];
    for (const [name, input] of scripts) {
      const checked = await execa("shellcheck", ["--shell=sh", "-"], { input, reject: false });
      const read = await execa("bash", ["-n"], { input, reject: false });
      if (checked.exitCode !== 0 || read.exitCode !== 0) found.push([name, checked.stdout, read.stderr]);
    }
    expect(found).toEqual([]);
  });
});
