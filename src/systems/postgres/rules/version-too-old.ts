import type { Rule } from "../../../compiler/model/rule.js";
import { described } from "../described.js";
import { featuresUsed } from "../features.js";

const source = (version: number): string => `const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  version: ${version},
  failover: true,
});
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null" },
  primaryKey: ["id"],
});

const listed = [orders];
`;

export const versionTooOld: Rule = {
  code: "postgres/version-too-old",
  severity: "error",
  summary: "The server's version does not have what the config uses",
  why: "The set-up SQL would fail there, or the connector go without.",
  mend: "Leave it out, or raise the source's `version` when the server has been upgraded.",
  failing: source(16),
  passing: source(17),
  *check(pipeline) {
    for (const each of described(pipeline)) {
      const { version } = each.source.spec;
      if (version === undefined) continue;
      for (const { name, since, at, resource } of featuresUsed(each)) {
        if (since <= version) continue;
        yield {
          detail: `\`${each.source.name}\` is PostgreSQL ${version}, and ${name} came with ${since}. ${versionTooOld.mend}`,
          at,
          resource,
        };
      }
    }
  },
};
