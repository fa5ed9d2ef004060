import { atText, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { rowFilterText } from "../../sql/row-filter.js";
import { identityColumns } from "../../stream.js";
import { tokensOf, typeName } from "../../types/tokens.js";
import { membersIn } from "./member.js";
import { shopPublication } from "./shop-publication.js";

const FILTER = "{ table: orders, where: sql`region = 'EU'` }";

export const rowFilterColumn: Rule = {
  code: "postgres/row-filter-column",
  severity: "error",
  summary: "A row filter reads a column that is not in the replica identity",
  why: "PostgreSQL must tell of the old row, too, whether it was published, and has nothing but the identity of it: it refuses every UPDATE and DELETE on such a table.",
  mend: 'Filter by columns of the identity, or give the table `replicaIdentity: "full"`. Where it is only ever appended to, say so: `operations: ["insert"]`.',
  failing: shopPublication("", FILTER),
  passing: shopPublication('replicaIdentity: "full",', FILTER),
  *check(pipeline) {
    for (const { publication, table, entry, at } of membersIn(pipeline)) {
      const { operations, columns } = table.spec;
      if (entry.where === undefined || !(operations.includes("update") || operations.includes("delete"))) continue;
      const identity = identityColumns(table.spec);
      const outside = columnsNamed(rowFilterText(entry.where), Object.keys(columns)).filter(
        ({ name }) => !identity.includes(name),
      );
      for (const { name, written } of outside) {
        yield {
          detail: `The filter reads \`${name}\`, the identity of \`${table.name}\` is (${identity.join(", ")}). ${rowFilterColumn.mend}`,
          at: atText(within(at, "where"), written),
          resource: publication.address,
          related: [{ at: table.origin, note: "the table" }],
        };
      }
    }
  },
};

/** The columns that stand in an expression, each once: words that are no texts and no functions. */
function columnsNamed(text: string, known: readonly string[]): readonly { name: string; written: string }[] {
  const tokens = tokensOf(text);
  const found = new Map<string, string>();
  for (const [index, written] of tokens.entries()) {
    const isCall = tokens[index + 1] === "(" || tokens[index - 1] === "::";
    const name = typeName(written);
    if (!isCall && known.includes(name) && !written.startsWith("'") && !found.has(name)) found.set(name, written);
  }
  return [...found].map(([name, written]) => ({ name, written }));
}
