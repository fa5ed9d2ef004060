import { access } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { describeLive } from "./kit/describe-live.js";
import { generate } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { composeProgram } from "./kit/go-programs.js";
import { projectRoot } from "./kit/project-root.js";

interface Service {
  readonly networks?: Readonly<Record<string, unknown>>;
  readonly network_mode?: string;
  readonly volumes?: readonly { readonly type: string; readonly source: string; readonly target: string }[];
  readonly secrets?: readonly { readonly source: string }[];
  readonly command?: readonly string[];
}

// What examples/postgres-cdc runs on one machine, compiled anew.
describeLive("the example's stack", ["Compose"], () => {
  let generated: Generated;
  let services: Readonly<Record<string, Service>>;
  let secrets: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    generated = await generate(join(projectRoot(), "examples", "postgres-cdc", "pipeline.config.ts"));
    const variables = [...generated.text("compose/.env.example").matchAll(/^(\w+)=$/gm)].map(([, name = ""]) => name);
    const file = join(generated.folder, "compose", "compose.yaml");
    const env = Object.fromEntries(variables.map((name) => [name, `${name}!`]));
    const { stdout } = await execa(await composeProgram(), [file], { env });
    ({ services, secrets } = parse(stdout));
  });
  afterAll(() => generated?.remove());

  test("is taken by Compose's own loader, each service in the back-end network and UIs alone in front", () => {
    const all = Object.entries(services);
    // What counts the machine's traffic stands on it.
    const outside = all.filter(([, { networks }]) => networks === undefined || !("backend" in networks));
    expect(outside.map(([name, each]) => [name, each.network_mode])).toEqual([["node-exporter", "host"]]);
    const inFront = all.filter(([, { networks = {} }]) => "frontend" in networks);
    expect(inFront.map(([name]) => name).sort()).toEqual(["alertmanager", "grafana", "kafka-ui", "prometheus"]);
  });

  test("mounts what is there, and each key for its own service alone", async () => {
    const keys = new Map<string, string[]>();
    for (const [name, { volumes = [] }] of Object.entries(services)) {
      for (const { type, source, target } of volumes) {
        if (type === "bind" && source !== "/") await access(source);
        if (type !== "volume" || name === "certificates") continue;
        if (/\/(tls|certificates)$/.test(target) && !source.startsWith("authority-"))
          keys.set(source, [...(keys.get(source) ?? []), name]);
      }
    }
    expect([...keys.values()].sort()).toEqual(
      [
        ["clickhouse"],
        ["connect"],
        ["kafka-1"],
        ["kafka-2"],
        ["kafka-3"],
        ["kafka-exporter"],
        ["kafka-ui"],
        ["postgres-inventory"],
        ["register"],
        ["register-topics"],
      ].sort(),
    );
    expect(
      Object.entries(services)
        .filter(([, { volumes = [] }]) => volumes.some(({ source }) => source === "authority"))
        .map(([name]) => name),
    ).toEqual(["certificates"]);
  });

  test("has each secret that a service names, and each file that configurations name", () => {
    const named = Object.values(services).flatMap(({ secrets: own = [] }) => own.map(({ source }) => source));
    expect(named.filter((name) => !Object.hasOwn(secrets, name))).toEqual([]);
    const mounted = JSON.stringify(services);
    for (const [path, file] of [
      ["prometheus/prometheus.yml", /\S+_file: (\S+)/g],
      ["alertmanager/alertmanager.yml", /\S+_file: (\S+)/g],
    ] as const) {
      const files = [...generated.text(path).matchAll(file)].map(([, name = ""]) => name);
      expect(files.length).toBeGreaterThan(0);
      for (const name of files)
        expect(
          mounted.includes(`"target":"${name}"`) || mounted.includes(`"target":"${name.replace(/\/[^/]+$/, "")}"`),
          name,
        ).toBe(true);
    }
  });

  test("has scripts that a shell takes", async () => {
    for (const name of ["certificates.sh", "register-topics.sh", "register-connectors.sh"])
      await execa("sh", ["-n", join(generated.folder, "compose", name)]);
  });
});
