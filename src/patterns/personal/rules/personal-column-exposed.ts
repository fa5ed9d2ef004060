import { SHOP } from "../../../compiler/check/rule-case.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { exposures } from "../carriers.js";

const view = (options: string): string => `${SHOP}
const customers = postgres.table("public.customers", {
  source: shop,
  columns: { id: "integer not null", email: "varchar(200) not null", country: "char(2) not null" },
  primaryKey: ["id"],
  personal: ["email"],
});
const customersNow = clickhouse.mirror("analytics.customers", {
  of: customers,
  orderBy: ["id"],
  columns: { email: { personal: "Support finds customers by their address" } },
});
const newsletter = clickhouse.view("analytics.newsletter", {
  query: sql\`SELECT id, lower(email) AS address FROM \${customersNow} WHERE country = 'DE'\`,${options}
});

const listed = [newsletter];
`;

export const personalColumnExposed: Rule = {
  code: "clickhouse/personal-column-exposed",
  severity: "error",
  summary: "A view shows personal data, and does not say why it may",
  why: "Whoever reads the view sees it, also those who may not read what it comes from; and whoever is asked where such data is must know of each place.",
  mend: 'Leave the column out, return a count or a hash of it; or say why it may be shown: `personal: { email: "…" }`.',
  failing: view(""),
  passing: view('\n  personal: { address: "The newsletter is sent to it" },'),
  *check(pipeline) {
    for (const { by, name, at, from, isStated } of exposures(pipeline)) {
      if (isStated) continue;
      yield {
        detail: `\`${name}\` of \`${by.name}\` holds personal data. ${mendFor(by.kind, name)}`,
        at,
        resource: by.address,
        related: [{ at: from, note: "where it comes from" }],
      };
    }
  },
};

function mendFor(kind: string, name: string): string {
  const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
  switch (kind) {
    case "clickhouse.table":
    case "clickhouse.dictionary":
      return `Mark it here, too, so that what reads it is told: \`${key}: { type: …, personal: true }\`; or leave it out.`;
    case "clickhouse.mirror":
      return `It is computed from a column that does. Leave it out, or compute a hash; or say why it may be kept: \`${key}: { …, personal: "…" }\`.`;
    default:
      return `Leave it out, or return a count or a hash of it; or say why it may be shown: \`personal: { ${key}: "…" }\`.`;
  }
}
