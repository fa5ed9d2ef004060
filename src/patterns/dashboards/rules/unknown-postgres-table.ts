import { nearest } from "../../../compiler/model/nearest.js";
import { atText } from "../../../compiler/model/origin.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { piecesOf } from "../../../systems/clickhouse/public.js";
import { DASHBOARD } from "../../../systems/grafana/public.js";
import { declaredTables } from "../postgres/declared.js";
import { postgresReads } from "../postgres/reads.js";
import { sqlQueries } from "../queries.js";
import { postgresBoard } from "./postgres-case.js";

export const unknownPostgresTable: Rule = {
  code: "grafana/unknown-postgres-table",
  severity: "warning",
  summary: "A panel reads a table of PostgreSQL that is called nearly as one of the pipeline's",
  why: "PostgreSQL refuses the query where there is no such table, and the panel shows an error.",
  mend: "Correct the name, or put the table's constant into the query.",
  failing: postgresBoard("SELECT id FROM order WHERE status = 'open'"),
  passing: postgresBoard("SELECT id FROM orders WHERE status = 'open'"),
  *check(pipeline) {
    for (const dashboard of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { sql, asker, path, source } of sqlQueries(dashboard, pipeline.resources)) {
        const declared = declaredTables(source, pipeline.resources);
        if (declared.size === 0) continue;
        for (const { table, text } of postgresReads(piecesOf(sql)).reads) {
          if (typeof table !== "string" || declared.has(table)) continue;
          const meant = nearest(table, [...declared.keys()]);
          if (meant === undefined) continue;
          const at = placeIn(dashboard.origin, dashboard.spec, path);
          yield {
            detail: `${asker} reads \`${table}\`, which the pipeline does not have. Did you mean \`${meant}\`? ${unknownPostgresTable.mend}`,
            at: text === undefined ? at : atText(at, text),
            resource: dashboard.address,
          };
        }
      }
    }
  },
};
