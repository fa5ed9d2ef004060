import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { identityColumns } from "../../stream.js";
import { membersIn } from "./member.js";
import { shopPublication } from "./shop-publication.js";

export const identityNotPublished: Rule = {
  code: "postgres/identity-not-published",
  severity: "error",
  summary: "A publication's list of columns leaves out a part of the replica identity",
  why: "PostgreSQL refuses every UPDATE and DELETE on such a table: the application's own statements would fail. With REPLICA IDENTITY FULL it takes no list at all.",
  mend: 'List the identity\'s columns too; for a table with `replicaIdentity: "full"`, leave the list out.',
  failing: shopPublication('replicaIdentity: "full",', '{ table: orders, columns: ["id", "region", "note"] }'),
  passing: shopPublication("", '{ table: orders, columns: ["id", "region", "note"] }'),
  *check(pipeline) {
    for (const { publication, table, entry, at } of membersIn(pipeline)) {
      if (entry.columns === undefined) continue;
      const { replicaIdentity } = table.spec;
      const missing = identityColumns(table.spec).filter((column) => entry.columns?.includes(column) !== true);
      if (replicaIdentity !== "full" && missing.length === 0) continue;
      const detail =
        replicaIdentity === "full"
          ? `\`${table.name}\` has the identity FULL`
          : `The identity of \`${table.name}\` has ${missing.map((column) => `\`${column}\``).join(", ")}`;
      yield {
        detail: `${detail}. ${identityNotPublished.mend}`,
        at: within(at, "columns"),
        resource: publication.address,
        related: [{ at: table.origin, note: "the table" }],
      };
    }
  },
};
