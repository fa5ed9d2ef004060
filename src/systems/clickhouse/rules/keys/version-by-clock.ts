import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TABLE } from "../../schema/table.js";
import { changingFunction, keptBy } from "../kept.js";

const table = (version: string): string => `const orders = clickhouse.table("analytics.orders", {
  columns: { id: "UInt64", status: "String", version: ${version} },
  engine: { type: "ReplacingMergeTree", version: "version" },
  orderBy: ["id"],
});

const listed = [orders];
`;

export const versionByClock: Rule = {
  code: "clickhouse/version-by-clock",
  severity: "error",
  summary: "A version that is the time of insertion",
  why: "What is delivered again, or read again from the topic's start, gets a newer version than what is there: an old state replaces the current one. Clocks also go back.",
  mend: "Take a version from the source: a number that grows with each change.",
  failing: table('{ type: "DateTime64(6)", default: sql`now64(6)` }'),
  passing: table('"UInt64"'),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const kept = table.madeBy === undefined ? keptBy(table) : undefined;
      const version = kept?.engineColumn("version");
      const column = version === undefined ? undefined : kept?.columns[version];
      const by = changingFunction(column?.default ?? column?.materialized);
      if (version === undefined || by === undefined) continue;
      yield {
        detail: `\`${version}\`, the version of \`${table.name}\`, is ${by}() at each insert. ${versionByClock.mend}`,
        at: within(table.origin, "columns", version),
        resource: table.address,
      };
    }
  },
};
