import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { measureOf } from "../measure.js";
import { ROLLUP } from "../schema.js";
import { refreshOf } from "../source.js";

const rollup = (measure: string): string => `const requests = clickhouse.table("logs.requests", {
  columns: { happened_at: "DateTime", failed: "UInt8" },
  orderBy: ["happened_at"],
});
const hourly = clickhouse.rollup("logs.requests_hourly", {
  of: requests,
  time: "happened_at",
  bucket: "1 hour",
  measures: { failures: sql\`${measure}\` },
});

const listed = [hourly];
`;

export const measureNotMergeable: Rule = {
  code: "rollup/measure-not-mergeable",
  severity: "error",
  summary: "A measure is no single aggregate function",
  why: "Each insert adds to what is kept. Of one aggregate function the state can be kept and added to; of a quotient of two, of a DISTINCT or of a plain expression it can't.",
  mend: "Write one aggregate function, as `sum(x)`, `countIf(x > 5)`, `uniqExact(x)`, `quantile(0.9)(x)`. Keep both parts of a quotient, and divide in a view over the rollup; or compute it anew with `refresh`.",
  failing: rollup("sum(failed) / count()"),
  passing: rollup("sum(failed)"),
  *check(pipeline) {
    for (const { name, spec, origin, address } of ofKind(pipeline.resources, ROLLUP)) {
      if (refreshOf(spec, pipeline.resources) !== undefined) continue;
      for (const [measure, sql] of Object.entries(spec.measures)) {
        if (measureOf(sql) !== undefined) continue;
        yield {
          detail: `\`${measure}\` of \`${name}\` is no single aggregate function. ${measureNotMergeable.mend}`,
          at: within(origin, "measures", measure),
          resource: address,
        };
      }
    }
  },
};
