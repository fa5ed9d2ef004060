import { type Origin, within } from "../../../compiler/model/origin.js";
import { isSecret } from "../../../compiler/model/reference.js";
import type { Rule } from "../../../compiler/model/rule.js";

const source = (path: string): string => `const path = ${JSON.stringify(path)};
const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret(path),
});
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });

const listed = [orders];
`;

export const placeholderPath: Rule = {
  code: "secrets/placeholder-path",
  severity: "error",
  summary: "A secret's path is a placeholder of one of its readers",
  why: "A secret has one path, and each reader is told in its own words how to look it up: Connect by a config provider, psql by a variable, ClickHouse by its environment. The placeholder of one reader would stand within that of another, and no reader would find it.",
  mend: 'Write a path, such as secret("shop-postgres/password"): where it is kept, then its key. The generated README says how each reader finds it.',
  failing: source("$".concat("{file:/etc/connect/secrets.properties:shop.password}")),
  passing: source("shop-postgres/password"),
  *check(pipeline) {
    for (const { spec, origin, address, madeBy } of pipeline.resources.values()) {
      if (madeBy !== undefined) continue;
      for (const { path, at } of pathsIn(spec, origin)) {
        const reader = readerOf(path);
        if (reader === undefined) continue;
        yield { detail: `\`${path}\` is ${reader}, not a path. ${placeholderPath.mend}`, at, resource: address };
      }
    }
  },
};

const PLACEHOLDERS: readonly (readonly [RegExp, string])[] = [
  [/\$\{[^}]*:/, "a placeholder of Connect"],
  [/^\$\{|^\$[A-Za-z_(]/, "a placeholder of a shell"],
  [/^(env|file|dir|directory|vault):/i, "what stands in a placeholder of Connect"],
];

function readerOf(path: string): string | undefined {
  return PLACEHOLDERS.find(([pattern]) => pattern.test(path))?.[1];
}

function* pathsIn(value: unknown, at: Origin): Generator<{ readonly path: string; readonly at: Origin }> {
  if (isSecret(value)) {
    yield { path: value.$secret, at };
  } else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* pathsIn(each, within(at, index));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, each] of Object.entries(value)) yield* pathsIn(each, within(at, key));
  }
}
