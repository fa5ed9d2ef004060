import { KEY, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TABLE } from "../../schema/table.js";

const table = (name: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64", day: "Date" },
  orderBy: ["id"],
  projections: { "${name}": sql\`SELECT day, count() GROUP BY day\` },
});

const listed = [events];
`;

export const projectionPath: Rule = {
  code: "clickhouse/projection-path",
  severity: "error",
  summary: "A projection's name would be a path",
  why: "ClickHouse makes a folder of a projection's name as it is: with a slash it lies elsewhere, and merges fail once it is outside of the part; a NUL ends it. The table is made all the same, and fails later.",
  mend: "Leave slashes and NULs out of its name.",
  failing: table("by/day"),
  passing: table("by_day"),
  *check(pipeline) {
    for (const { spec, origin, address, madeBy } of ofKind(pipeline.resources, TABLE)) {
      for (const name of Object.keys(spec.projections)) {
        if (!name.includes("/") && !name.includes("\0")) continue;
        yield {
          detail: `The projection \`${name}\` would be a path. ${projectionPath.mend}`,
          at: within(origin, "projections", name, KEY),
          resource: madeBy ?? address,
        };
      }
    }
  },
};
