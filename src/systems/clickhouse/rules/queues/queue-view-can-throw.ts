import { atText, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { flowsIn } from "../../flow.js";
import { type Call, callsIn } from "../../sql/calls.js";
import { isSymbol, nameOfPiece, type Piece, piecesOf } from "../../sql/pieces.js";
import { CHANGES } from "../changes-case.js";
import { isDeclaredQueue, type Queue } from "./queues.js";

const view = (convert: string): string => `${CHANGES}
const amounts = clickhouse.table("analytics.amounts", {
  columns: { id: "UInt64", amount: "Decimal(18, 2)" },
  orderBy: ["id"],
});
const intoAmounts = clickhouse.materializedView("analytics.amounts_mv", {
  to: amounts,
  query: sql\`
    SELECT
        JSONExtractUInt(event, if(JSONExtractString(event, 'op') = 'd', 'before', 'after'), 'id') AS id,
        ${convert}(JSONExtractString(event, 'after', 'amount'), 2) AS amount
    FROM \${queue}\`,
});

const listed = [ordersNow, intoAmounts];
`;

/** They throw at a text that is not what they read; an empty one is none. */
const THROWING =
  /^(to(U?Int\d+|Float\d+|Date(32|Time(64)?)?|Decimal\d+|UUID|IPv[46])|parseDateTime(64)?(BestEffort(US)?|InJodaSyntax)?)$/i;

/** What reads JSON returns an empty text for what is missing. */
const TEXT = /^(JSONExtractString|simpleJSONExtractString|visitParamExtractString|JSON_VALUE)$/i;

/** A condition may keep bad values out. */
const GUARDS = new Set(["if", "multiif", "case"]);

export const queueViewCanThrow: Rule = {
  code: "clickhouse/queue-view-can-throw",
  severity: "error",
  summary: "A view over a queue throws at a bad value",
  why: "When a view over a queue throws, the block is read again, and throws again: the queue stands still at one message. A missing field reads as an empty text, which is no number and no date; every DELETE has none in `after`.",
  mend: "Convert by what does not throw, …OrNull or …OrZero (`toDecimal64OrNull(…, 2)`), and keep what was refused.",
  failing: view("toDecimal64"),
  passing: view("toDecimal64OrZero"),
  *check(pipeline) {
    for (const { view, from } of flowsIn(pipeline).all) {
      if (!isDeclaredQueue(from)) continue;
      const told = new Set<string>();
      for (const call of callsIn(piecesOf(view.spec.query))) {
        if (!throws(call, from) || told.has(call.name)) continue;
        told.add(call.name);
        yield {
          detail: `\`${view.name}\` reads the queue \`${from.name}\`, and ${call.name}() throws at a text that it can't read. ${queueViewCanThrow.mend}`,
          at: atText(within(view.origin, "query"), call.name),
          resource: view.address,
          related: [{ at: from.origin, note: "the queue" }],
        };
      }
    }
  },
};

function throws(call: Call, queue: Queue): boolean {
  const [value] = call.arguments;
  if (value === undefined || !THROWING.test(call.name) || call.within.some((each) => GUARDS.has(each))) return false;
  return isText(value, queue);
}

function isText(value: readonly Piece[], queue: Queue): boolean {
  if (TEXT.test(nameOfPiece(value[0]) ?? "") && isSymbol(value[1], "(") && isSymbol(value.at(-1), ")")) return true;
  const isColumn = value.length === 1 || (value.length === 3 && isSymbol(value[1], "."));
  const column = isColumn ? queue.spec.columns[nameOfPiece(value.at(-1)) ?? ""] : undefined;
  return column !== undefined && /^(LowCardinality\()?(Nullable\()?String\b/.test(column.type);
}
