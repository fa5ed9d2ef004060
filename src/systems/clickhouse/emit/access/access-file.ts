import { commentHead } from "../../../../compiler/emit/head.js";
import { environmentVariable } from "../../../../compiler/emit/secret-names.js";
import { addressOf } from "../../../../compiler/model/address.js";
import type { Artifact } from "../../../../compiler/model/artifact.js";
import { ofKind, type Pipeline } from "../../../../compiler/model/resource.js";
import { USER } from "../../schema/access/user.js";
import { passwordParameter } from "./authentication-clause.js";
import { accessStatements } from "./statements.js";

const KINDS = new Set(
  ["role", "user", "settingsProfile", "quota", "rowPolicy", "grant"].map((kind) => `clickhouse.${kind}`),
);

/** One script for all of access control, to be run after the objects are made, as often as one likes. */
export function accessFile(pipeline: Pipeline): readonly Artifact[] {
  const statements = accessStatements(pipeline);
  if (statements.length === 0) return [];
  const whole = addressOf("pipeline", pipeline.name);
  const own = [...pipeline.resources.values()].filter((resource) => KINDS.has(resource.kind));
  const head = commentHead(
    "--",
    whole,
    `Run it after the objects in order.txt are made, and again after each change:\n${command(pipeline)}`,
  );
  return [
    {
      path: "clickhouse/access.sql",
      content: `${head}\n\n${statements.map((statement) => `${statement};`).join("\n\n")}\n`,
      resources: [whole, ...own.map((resource) => resource.madeBy ?? resource.address)],
    },
  ];
}

/** Passwords are given as query parameters, so that they stand in no file. */
function command(pipeline: Pipeline): string {
  const parameters = new Map<string, string>();
  for (const { spec } of ofKind(pipeline.resources, USER)) {
    for (const each of spec.authentication) {
      if (!("password" in each)) continue;
      parameters.set(passwordParameter(each.password), environmentVariable(each.password));
    }
  }
  const given = [...parameters].sort().map(([name, variable]) => `--param_${name}="$${variable}" `);
  return `clickhouse-client ${given.join("")}--queries-file clickhouse/access.sql`;
}
