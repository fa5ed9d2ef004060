import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { columnDefinitions, toastableColumns } from "../../../systems/postgres/public.js";
import { mirrored } from "./mirrored.js";

const mirror = (identity: string): string => `${SHOP}
const documents = postgres.table("public.documents", {
  source: shop,
  columns: { id: "integer not null", title: "varchar(100) not null", body: "text" },
  primaryKey: ["id"],
  replicaIdentity: "${identity}",
});
const documentsNow = clickhouse.mirror("analytics.documents", { of: documents, orderBy: ["id"] });

const listed = [documentsNow];
`;

export const unchangedToast: Rule = {
  code: "mirror/unchanged-toast",
  severity: "error",
  summary: "A long value would be lost when another column is updated",
  why: "PostgreSQL stores long values outside of the row, and an update that leaves them alone does not send them: the event has a placeholder (or, of bytea, NULL), which would overwrite the value in the mirror.",
  mend: 'Set `replicaIdentity: "full"` on the table: then the old values come along. Or leave the column out of the mirror.',
  failing: mirror("default"),
  passing: mirror("full"),
  *check(pipeline) {
    for (const { mirror, table, columns } of mirrored(pipeline)) {
      if (table.spec.replicaIdentity === "full") continue;
      const toastable = toastableColumns(columnDefinitions(table.spec));
      // A generated column is computed in the mirror: no event carries it.
      const sent = columns.filter((column) => column.generated === undefined);
      const affected = sent.map((column) => column.name).filter((name) => toastable.includes(name));
      if (affected.length === 0) continue;
      yield {
        detail: `A row of \`${table.name}\` can be longer than 2 kB, so ${affected.map((name) => `\`${name}\``).join(", ")} may be stored outside of it and be missing from updates. Set \`replicaIdentity: "full"\` on the table, or leave out of the mirror what may be missing: \`columns: { ${affected.map((name) => `${JSON.stringify(name)}: "exclude"`).join(", ")} }\`.`,
        at: within(table.origin, "columns", affected[0] ?? ""),
        resource: mirror.address,
        related: [{ at: mirror.origin, note: "the mirror" }],
        restsOn: [within(table.origin, "replicaIdentity")],
      };
    }
  },
};
