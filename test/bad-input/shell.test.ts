import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Emission } from "../../src/compiler/emission.js";
import type { JsonObject } from "../../src/compiler/model/json.js";
import { systems } from "../../src/registry.js";
import { call, resolved } from "../compiler/resolve/loaded.js";
import { isLoaded } from "./names/listing.js";
import { ODD_NAMES } from "./names/pool.js";

let folder = "";

// Instead of Kafka's tools: what they are called with, each word ended by a NUL.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "headrace-shell-"));
  for (const tool of ["kafka-acls.sh", "kafka-configs.sh"]) {
    writeFileSync(join(folder, tool), '#!/bin/sh\nprintf \'%s\\0\' "$@" >> "$CALLS"\n');
    chmodSync(join(folder, tool), 0o755);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

async function wordsOf(user: string, acls: readonly JsonObject[], shell: string): Promise<readonly string[]> {
  const password = { $secret: "kafka/password" };
  const declarations = [
    call("kafka.cluster", "k", {
      brokers: ["k:1"],
      tls: true,
      sasl: { mechanism: "SCRAM-SHA-512", username: "a", password },
    }),
    call("kafka.user", user, { password, acls }),
  ];
  const { pipeline, diagnostics } = resolved(...declarations);
  expect(diagnostics.filter((each) => each.severity === "error")).toEqual([]);
  const artifacts = await new Emission(pipeline, systems).with(new Map());
  const script = artifacts.find((each) => each.path === "kafka/k/acls.sh")?.content ?? "";
  const [file, calls] = [join(folder, "acls.sh"), join(folder, "calls")];
  writeFileSync(file, script);
  writeFileSync(calls, "");
  const env = { PATH: `${folder}:${process.env.PATH}`, CALLS: calls, ADMIN_CONFIG: "admin", KAFKA_PASSWORD: "p" };
  execFileSync(shell, ["-n", file], { env });
  execFileSync(shell, [file], { env, cwd: folder });
  return readFileSync(calls, "utf8").split("\0");
}

// A name that a shell reads as anything but one word would be somebody else's right, or a command.
test.each(["sh", "bash"])(
  "%s hands odd names of users, topics and groups on as they are",
  async (shell) => {
    for (const name of ODD_NAMES.filter((each) => isLoaded([call("kafka.user", each)]))) {
      const acls = [
        { topic: name, operations: ["Read"] },
        { group: name, host: "10.0.0.7", operations: ["Read"] },
      ];
      const words = await wordsOf(name, acls, shell);
      const after = (flag: string): readonly string[] => words.filter((_, index) => words[index - 1] === flag);
      expect({ name, users: after("--entity-name") }).toEqual({ name, users: [name] });
      expect({ name, principals: after("--allow-principal") }).toEqual({
        name,
        principals: [`User:${name}`, `User:${name}`],
      });
      expect({ name, topics: after("--topic"), groups: after("--group") }).toEqual({
        name,
        topics: [name],
        groups: [name],
      });
    }
  },
  60_000,
);
