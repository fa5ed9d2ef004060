import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import type { StreamColumn } from "../../../compiler/model/stream.js";
import { tokensOf } from "../../../systems/clickhouse/public.js";
import { type Mirrored, mirrored } from "./mirrored.js";

const mirror = (partitionBy: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", placed_at: "timestamptz not null" },
  primaryKey: ["id"],
  replicaIdentity: "full",
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"], partitionBy: ${partitionBy} });

const listed = [ordersNow];
`;

/** The most partitions that one block may go to: `max_partitions_per_insert_block`. */
const MOST_PARTITIONS = 100;

export const partitionPerValue: Rule = {
  code: "mirror/partition-per-value",
  severity: "error",
  summary: "A mirror's partition key has a value for nearly every row",
  why: "A block that would go to more than 100 partitions is refused (`max_partitions_per_insert_block`), and a snapshot has blocks of many thousand rows: the consumer would stop at it for good.",
  mend: "Partition by the month, `sql`toYYYYMM(…)``, by a column of few values, or not at all.",
  failing: mirror('"id"'),
  passing: mirror("sql`toYYYYMM(placed_at)`"),
  *check(pipeline) {
    for (const each of mirrored(pipeline)) {
      const fault = each.isLog ? undefined : faultOf(each);
      if (fault === undefined) continue;
      yield {
        detail: `${fault}. ${partitionPerValue.mend}`,
        at: within(each.mirror.origin, "partitionBy"),
        resource: each.mirror.address,
      };
    }
  },
};

const FINE_MOMENTS = /^toStartOf(Second|Minute|FiveMinutes?|TenMinutes?|FifteenMinutes|Hour)$|^toYYYYMMDDhhmmss$/i;

function faultOf({ mirror, table, columns }: Mirrored): string | undefined {
  const { partitionBy } = mirror.spec;
  if (partitionBy === undefined) return undefined;
  const text = typeof partitionBy === "string" ? partitionBy : textOf(partitionBy.$sql);
  const bare = columns.find(({ name }) => name === text);
  if (bare !== undefined) {
    const { primaryKey } = table.spec;
    if (primaryKey.length === 1 && primaryKey[0] === bare.name)
      return `\`${bare.name}\` is the primary key: every row has its own`;
    return hasManyValues(bare) ? `\`${bare.name}\` (${bare.sourceType}) has a value for nearly every row` : undefined;
  }
  const [, name = "", column = ""] = /^(\w+)\((\w+)\)$/.exec(text) ?? [];
  if (FINE_MOMENTS.test(name) && columns.some((each) => each.name === column))
    return `\`${text}\` has a value for each hour at least, and 100 hours are four days`;
  const modulus = Number(
    /^\w*\(?[^%]*(?:%|,)(\d+)\)?$/.exec(/%|^(positiveModulo|modulo|mod)\(/.test(text) ? text : "")?.[1] ?? 0,
  );
  return modulus > MOST_PARTITIONS
    ? `\`${text}\` has ${modulus} values, and nearly every block has all of them`
    : undefined;
}

function hasManyValues({ wire }: StreamColumn): boolean {
  return ["uuid", "timestamp", "zoned-timestamp", "time", "json", "base64"].includes(wire.kind);
}

/** The expression without spaces; nothing where it is not all known. */
function textOf(parts: readonly unknown[]): string {
  if (!parts.every((part) => typeof part === "string")) return "";
  return parts
    .flatMap((part) => tokensOf(part))
    .filter(({ type }) => type !== "space" && type !== "comment")
    .map((token) => token.text)
    .join("");
}
