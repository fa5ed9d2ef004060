import { didYouMean } from "../../../compiler/model/nearest.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TABLE } from "../../../systems/clickhouse/schema/table.js";
import { spoken } from "../../../systems/otel/public.js";
import { DURATION, traces } from "../case.js";
import { writtenTables } from "../written-tables.js";

export const unknownTable: Rule = {
  code: "otel/unknown-table",
  severity: "error",
  summary: "A collector writes into a table that the pipeline does not have",
  why: "Each insert fails: the exporter tries again until its time is up, and drops the telemetry.",
  mend: "Declare the table with `clickhouse.table`, or let the exporter name one that is there.",
  failing: traces(DURATION, '      database: "otel",\n      traces_table_name: "traces",'),
  passing: traces(DURATION, '      database: "otel",\n      traces_table_name: traces,'),
  *check(pipeline) {
    const names = ofKind(pipeline.resources, TABLE).map(({ name }) => name);
    for (const { exporter, expected, name, table, isOwn, at } of writtenTables(pipeline)) {
      if (table !== undefined || !isOwn) continue;
      yield {
        detail: `The ${spoken(exporter)} writes ${expected.signal} into \`${name}\`, which is not there.${didYouMean(name, names)} ${unknownTable.mend}`,
        at,
        resource: exporter.collector.address,
      };
    }
  },
};
