import { SHOP } from "../../../compiler/check/rule-case.js";
import { type Origin, within } from "../../../compiler/model/origin.js";
import type { Reference } from "../../../compiler/model/reference.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { GRANT } from "../schema/grant.js";
import { ROLE } from "../schema/role.js";
import { TABLE } from "../schema/table.js";

const grant = (source: string): string => `${SHOP}
const archive = postgres.source("archive", {
  host: "postgres-archive",
  database: "archive",
  user: "debezium",
  password: secret("archive-postgres/password"),
});
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const analyst = postgres.role("analyst", { source: ${source} });
const reads = postgres.grant("analyst reads", { source: shop, to: analyst, privileges: ["select"], on: { table: orders } });

const listed = [orders, archive, reads];
`;

export const grantElsewhere: Rule = {
  code: "postgres/grant-elsewhere",
  severity: "error",
  summary: "A right or a membership joins what is on different servers",
  why: "Each source has a set-up SQL of its own: the role or the table would not be there when the right is given.",
  mend: "Declare the role for the same source as the grant, and grant on tables of that source.",
  failing: grant("archive"),
  passing: grant("shop"),
  *check(pipeline) {
    const all = [...pipeline.resources.values()];
    const sources = new Map<string, string>();
    for (const each of [...ofKind(all, ROLE), ...ofKind(all, TABLE)]) sources.set(each.address, each.spec.source.$ref);
    const uses: { by: Resource; source: string; used: Reference | string | undefined; at: Origin }[] = [];
    for (const by of ofKind(all, GRANT)) {
      const { source, to, on } = by.spec;
      const use = (used: Reference | string | undefined, ...path: readonly string[]) =>
        uses.push({ by, source: source.$ref, used, at: within(by.origin, ...path) });
      use(to, "to");
      use(on.table, "on", "table");
      use(on.createdBy, "on", "createdBy");
    }
    for (const by of ofKind(all, ROLE)) {
      for (const [index, used] of by.spec.memberOf.entries())
        uses.push({ by, source: by.spec.source.$ref, used, at: within(by.origin, "memberOf", index) });
    }
    for (const { by, source, used, at } of uses) {
      if (typeof used !== "object" || (sources.get(used.$ref) ?? source) === source) continue;
      const name = used.$ref.slice(used.$ref.indexOf("/") + 1);
      yield {
        detail: `\`${name}\` is of another source than \`${by.name}\`. ${grantElsewhere.mend}`,
        at,
        resource: by.address,
      };
    }
  },
};
