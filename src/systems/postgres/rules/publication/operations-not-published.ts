import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { membersIn } from "./member.js";
import { shopPublication } from "./shop-publication.js";

const WITHOUT = 'operations: ["insert", "update"]';

export const operationsNotPublished: Rule = {
  code: "postgres/operations-not-published",
  severity: "error",
  summary: "A publication leaves out what happens to a table's rows",
  why: "Deletes or truncates that are not published never arrive: rows that are gone at the source stay for ever where they are read.",
  mend: "Publish them; or, where they never happen, say so at the table: `operations`.",
  failing: shopPublication("", "orders", WITHOUT),
  passing: shopPublication(`${WITHOUT},`, "orders", WITHOUT),
  *check(pipeline) {
    for (const { publication, table } of membersIn(pipeline)) {
      const missing = table.spec.operations.filter((each) => !publication.spec.operations.includes(each));
      if (missing.length === 0) continue;
      yield {
        detail: `\`${publication.name}\` does not publish ${missing.map((each) => `${each}s`).join(" and ")} of \`${table.name}\`. ${operationsNotPublished.mend}`,
        at: within(publication.origin, "operations"),
        resource: publication.address,
        related: [{ at: table.origin, note: "the table" }],
      };
    }
  },
};
