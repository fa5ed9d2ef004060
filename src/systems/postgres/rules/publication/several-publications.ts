import { SHOP } from "../../../../compiler/check/rule-case.js";
import { NAME, within } from "../../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { PUBLICATION } from "../../schema/publication.js";

const publications = (second: string): string => `${SHOP}
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const published = postgres.publication("shop_changes", { source: shop, tables: [orders] });
${second}
const listed = [orders, published${second === "" ? "" : ", more"}];
`;

export const severalPublications: Rule = {
  code: "postgres/several-publications",
  severity: "error",
  summary: "A source has two publications",
  why: "Its connector reads one of them: what only the other publishes would be in the snapshot and then never change.",
  mend: "Put all tables into one publication.",
  failing: publications('const more = postgres.publication("more_changes", { source: shop, tables: [orders] });'),
  passing: publications(""),
  *check(pipeline) {
    const seen = new Map<string, Resource>();
    for (const publication of ofKind(pipeline.resources, PUBLICATION)) {
      const first = seen.get(publication.spec.source.$ref);
      if (first === undefined) {
        seen.set(publication.spec.source.$ref, publication);
        continue;
      }
      yield {
        detail: `\`${publication.name}\` and \`${first.name}\` are of one source. ${severalPublications.mend}`,
        at: within(publication.origin, NAME),
        resource: publication.address,
        related: [{ at: within(first.origin, NAME), note: "the other one" }],
      };
    }
  },
};
