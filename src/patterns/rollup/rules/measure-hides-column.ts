import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { columnNames } from "../../../systems/clickhouse/public.js";
import { ROLLUP } from "../schema.js";

const rollup = (name: string): string => `const requests = clickhouse.table("logs.requests", {
  columns: { happened_at: "DateTime", seconds: "Float64" },
  orderBy: ["happened_at"],
});
const hourly = clickhouse.rollup("logs.requests_hourly", {
  of: requests,
  time: "happened_at",
  bucket: "1 hour",
  measures: { ${name}: sql\`sum(seconds)\`, slowest: sql\`max(seconds)\` },
});

const listed = [hourly];
`;

export const measureHidesColumn: Rule = {
  code: "rollup/measure-hides-column",
  severity: "error",
  summary: "A measure has the name of a column that another one is computed from",
  why: "Within a query ClickHouse takes a name for what is called so in it before it looks at the table: the other measure would be an aggregate of an aggregate, which it refuses.",
  mend: "Give the measure a name that the source has no column of: `total_seconds`.",
  failing: rollup("seconds"),
  passing: rollup("total_seconds"),
  *check(pipeline) {
    for (const { name, spec, origin, address } of ofKind(pipeline.resources, ROLLUP)) {
      const readers = [
        ...Object.entries(spec.measures).map(([measure, sql]) => ({ measure, names: columnNames(sql) })),
        ...(spec.where === undefined ? [] : [{ measure: undefined, names: columnNames(spec.where) }]),
        { measure: undefined, names: new Set([spec.time]) },
      ];
      for (const measure of Object.keys(spec.measures)) {
        const reader = readers.find((each) => each.measure !== measure && each.names.has(measure));
        if (reader === undefined) continue;
        const by = reader.measure === undefined ? "the rollup" : `\`${reader.measure}\``;
        yield {
          detail: `\`${measure}\` of \`${name}\` is also the column that ${by} is computed from. ${measureHidesColumn.mend}`,
          at: within(origin, "measures", measure),
          resource: address,
        };
      }
    }
  },
};
