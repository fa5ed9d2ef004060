import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";

const sources = (name: string): string => `${SHOP.replaceAll('"shop"', '"shop-eu"')}
const other = postgres.source("${name}", {
  host: "postgres-other",
  database: "shop",
  user: "debezium",
  password: secret("other-postgres/password"),
});
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const visits = postgres.table("public.visits", { source: other, columns, primaryKey: ["id"] });

const listed = [orders, visits];
`;

export const similarSourceNames: Rule = {
  code: "postgres/similar-source-names",
  severity: "error",
  summary: "The names of two sources differ only in punctuation or case",
  why: "What is made for a source is named by the letters and digits of its name: two databases would share fences and dead letters, and a TRUNCATE in one would hide the rows of the other.",
  mend: "Rename one of them so that the letters and digits differ.",
  failing: sources("shop_eu"),
  passing: sources("shop_us"),
  *check(pipeline) {
    const seen = new Map<string, Resource>();
    for (const source of ofKind(pipeline.resources, SOURCE)) {
      const key = source.name.toLowerCase().replace(/\W/g, "_");
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, source);
        continue;
      }
      yield {
        detail: `\`${source.name}\` and \`${first.name}\` would both be \`${key}\`. ${similarSourceNames.mend}`,
        at: within(source.origin, "$name"),
        resource: source.address,
        related: [{ at: within(first.origin, "$name"), note: "the other source" }],
      };
    }
  },
};
