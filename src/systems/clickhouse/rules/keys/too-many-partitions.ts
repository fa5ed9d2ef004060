import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import type { ExpressionSpec } from "../../../../compiler/resolve/shapes.js";
import { TABLE } from "../../schema/table.js";
import { callsIn } from "../../sql/calls.js";
import { isSymbol, isWord, nameOfPiece, type Piece, parts, piecesOf } from "../../sql/pieces.js";
import { type Kept, keptBy } from "../kept.js";
import { carriesSnapshot } from "../sums/changes.js";

const table = (partition: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64", happened_at: "DateTime" },
  partitionBy: ${partition},
  orderBy: ["id"],
});

const listed = [events];
`;

export const tooManyPartitions: Rule = {
  code: "clickhouse/too-many-partitions",
  severity: "error",
  summary: "A partition key with a value for almost every row",
  why: "An insert may touch 100 partitions at most (max_partitions_per_insert_block): a block with more is refused, and a queue stands still at it. Each partition has parts of its own, which are never merged with others.",
  mend: "Partition by month, toYYYYMM(…), or by nothing; the sorting key is what makes reading fast.",
  failing: table('"happened_at"'),
  passing: table("sql`toYYYYMM(happened_at)`"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const kept = table.madeBy === undefined ? keptBy(table) : undefined;
      if (kept?.partitionBy === undefined) continue;
      const grains = elementsOf(kept.partitionBy).map((each) => grainOf(each, kept));
      const grain = grains.includes("row") ? "row" : grains.includes("day") ? "day" : undefined;
      if (grain === undefined || (grain === "day" && !carriesSnapshot(table, pipeline))) continue;
      yield {
        detail:
          grain === "row"
            ? `\`${table.name}\` would have a partition for almost every row or hour. ${tooManyPartitions.mend}`
            : `\`${table.name}\` has a partition for each day, and is filled from a snapshot: one block of it holds rows of more than 100 days. ${tooManyPartitions.mend}`,
        at: within(table.origin, "partitionBy"),
        resource: table.address,
      };
    }
  },
};

type Element = readonly Piece[] | string;

function elementsOf(expression: ExpressionSpec): readonly Element[] {
  if (typeof expression === "string") return [expression];
  const pieces = piecesOf(expression);
  const isTuple = isSymbol(pieces[0], "(") || (isWord(pieces[0], "tuple") && isSymbol(pieces[1], "("));
  if (!isTuple) return [pieces];
  return parts(pieces.slice(isSymbol(pieces[0], "(") ? 1 : 2, -1));
}

const UNBOUNDED = /^(DateTime(64)?\b|UUID|Float(32|64)|Decimal)/;
const FINE =
  /^to(StartOf(Nanosecond|Microsecond|Millisecond|Second|Minute|FiveMinutes|TenMinutes|FifteenMinutes|Hour)|DateTime(64)?|UnixTimestamp\w*)$/i;
const DAILY = /^to(Date(32)?|YYYYMMDD|StartOfDay|DayOfYear)$/i;

/** How fine an element of a partition key is; `undefined` when it is coarse, or can't be told. */
function grainOf(element: Element, kept: Kept): "row" | "day" | undefined {
  const name = typeof element === "string" ? element : element.length === 1 ? nameOfPiece(element[0]) : undefined;
  if (name !== undefined) {
    const column = kept.columns[name];
    if (column?.materialized !== undefined) return grainOf(piecesOf(column.materialized), kept);
    const type = column?.type.replace(/^(?:Nullable|LowCardinality)\((.*)\)$/, "$1") ?? "";
    if (UNBOUNDED.test(type)) return "row";
    if (isWholeKey(name, kept)) return "row";
    return /^Date(32)?$/.test(type) ? "day" : undefined;
  }
  if (typeof element === "string") return undefined;
  const [call] = callsIn(element.slice(0, 2).length === 2 && isSymbol(element[1], "(") ? element : []);
  if (call === undefined || !isSymbol(element.at(-1), ")")) return undefined;
  return FINE.test(call.name) ? "row" : DAILY.test(call.name) ? "day" : undefined;
}

/** A table that keeps one row of each key has a partition for each row. */
function isWholeKey(name: string, kept: Kept): boolean {
  return kept.engine === "ReplacingMergeTree" && kept.orderBy.length === 1 && kept.orderBy[0] === name;
}
