import { SHOP } from "../../../compiler/check/rule-case.js";
import { type Origin, within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import type { StreamColumn } from "../../../compiler/model/stream.js";
import { mirrorParts } from "../parts.js";
import { MIRROR } from "../schema.js";

const mirror = (type: string): string => `${SHOP}
const berlin = postgres.source("berlin", {
  host: "berlin",
  database: "shop",
  user: "debezium",
  password: secret("berlin-postgres/password"),
});
const table = (source: typeof shop, status: string) => postgres.table("public.orders" + (source === shop ? "" : "_2"), {
  source,
  columns: { id: "integer not null", status },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", {
  of: [table(shop, "varchar(20) not null"), table(berlin, "${type}")],
  sourceColumn: "shop",
  orderBy: ["id"],
});

const listed = [ordersNow];
`;

export const sourcesDiffer: Rule = {
  code: "mirror/sources-differ",
  severity: "error",
  summary: "Tables that shall become one can't",
  why: "Their rows stand in the same columns, and a row is known by its key and the text that says which table it is from.",
  mend: "Give the tables the same columns, types, nullability and primary key, and each a text of its own in `sourceColumn`.",
  failing: mirror("integer not null"),
  passing: mirror("varchar(20) not null"),
  *check(pipeline) {
    for (const mirror of ofKind(pipeline.resources, MIRROR)) {
      const [first, ...others] = mirrorParts(mirror, pipeline.resources);
      if (first === undefined || mirror.spec.sourceColumn === undefined) continue;
      const at: Origin = within(mirror.origin, mirror.spec.of.length > 1 ? "of" : "sourceColumn");
      const labels = new Set([first.names.queue]);
      for (const part of others) {
        const related = [{ at: part.table.origin, note: "the other table" }];
        const told = (what: string) => ({
          detail: `${what} ${sourcesDiffer.mend}`,
          at,
          resource: mirror.address,
          related,
        });
        if (labels.has(part.names.queue))
          yield told(
            `Two tables of \`${mirror.name}\` have the text \`${part.label}\` (letters and digits must differ).`,
          );
        labels.add(part.names.queue);
        const [one, other] = [first, part].map(({ stream }) => stream.columns.map(shapeOf).sort());
        const differing = [
          ...(one ?? []).filter((each) => !other?.includes(each)),
          ...(other ?? []).filter((each) => !one?.includes(each)),
        ];
        if (differing[0] !== undefined)
          yield told(`\`${first.table.name}\` and \`${part.table.name}\` differ in \`${differing[0].split(" ")[0]}\`.`);
        if (first.stream.primaryKey.join() !== part.stream.primaryKey.join())
          yield told(`\`${first.table.name}\` and \`${part.table.name}\` have different primary keys.`);
      }
    }
  },
};

/** What a mirror's column depends on. */
function shapeOf({ name, wire, nullable, constantDefault, generated }: StreamColumn): string {
  return `${name} ${JSON.stringify([wire, nullable, constantDefault ?? null, generated ?? null])}`;
}
