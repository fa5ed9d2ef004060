import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { mirrored } from "./mirrored.js";

const mirror = (columns: string): string => `${SHOP}
const posts = postgres.table("public.posts", {
  source: shop,
  columns: { id: "integer not null", tags: "text[]" },
  primaryKey: ["id"],
  replicaIdentity: "full",
});
const postsNow = clickhouse.mirror("analytics.posts", { of: posts, orderBy: ["id"], columns: ${columns} });

const listed = [postsNow];
`;

export const nullableArray: Rule = {
  code: "mirror/nullable-array",
  severity: "error",
  summary: "An array that may be NULL needs a decision",
  why: "ClickHouse has no NULL for arrays: a NULL could not be told from an empty array.",
  mend: "Accept that with `columns: { tags: { null: [] } }`, or make the column NOT NULL at the source.",
  failing: mirror("{}"),
  passing: mirror("{ tags: { null: [] } }"),
  *check(pipeline) {
    for (const { mirror, columns } of mirrored(pipeline)) {
      for (const column of columns) {
        if (column.wire.kind !== "array" || !column.nullable || mirror.spec.columns[column.name]?.null !== undefined)
          continue;
        yield {
          detail: `\`${column.name}\` may be NULL at the source, and ClickHouse stores that as an empty array. Accept it with \`columns: { ${column.name}: { null: [] } }\`.`,
          at: within(mirror.origin, "of"),
          resource: mirror.address,
        };
      }
    }
  },
};
