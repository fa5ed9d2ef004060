import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TABLE } from "../../schema/table.js";
import { columnNames } from "../../sql/column-names.js";
import { keptBy } from "../kept.js";

const table = (type: string): string => `const daily = clickhouse.table("analytics.daily", {
  columns: { day: "Date", carrier: "${type}", shipments: "UInt64" },
  engine: "SummingMergeTree",
  orderBy: ["day"],
});

const listed = [daily];
`;

const SUMMED =
  /^(?:Nullable\(|LowCardinality\()*(?:U?Int\d+|Float\d+|BFloat16|Decimal|Bool|Map\(|Nested\(|Array\(|(?:Simple)?AggregateFunction\()/;

export const unsummedColumn: Rule = {
  code: "clickhouse/unsummed-column",
  severity: "warning",
  summary: "A SummingMergeTree keeps any one value of a column",
  why: "Rows of one sorting key become one when parts are merged: numbers are added, of everything else the first value stays and the others are gone.",
  mend: "Add the column to the sorting key, or say which value stays: SimpleAggregateFunction(max, …), (any, …).",
  failing: table("LowCardinality(String)"),
  passing: table("SimpleAggregateFunction(any, String)"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const kept = table.madeBy === undefined ? keptBy(table) : undefined;
      if (kept?.engine !== "SummingMergeTree") continue;
      const key = new Set(
        [...kept.orderBy, ...(kept.partitionBy === undefined ? [] : [kept.partitionBy])].flatMap((each) => [
          ...columnNames(each),
        ]),
      );
      for (const [name, column] of Object.entries(kept.columns)) {
        if (key.has(name) || column.alias !== undefined || SUMMED.test(column.type)) continue;
        yield {
          detail: `\`${name}\` of \`${table.name}\` is neither a number nor in the sorting key: of several rows one value is left. ${unsummedColumn.mend}`,
          at: within(table.origin, "columns", name),
          resource: table.address,
        };
      }
    }
  },
};
