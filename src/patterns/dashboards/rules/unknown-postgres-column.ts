import { didYouMean } from "../../../compiler/model/nearest.js";
import { atText } from "../../../compiler/model/origin.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { isOfKind, ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { piecesOf } from "../../../systems/clickhouse/public.js";
import { DASHBOARD } from "../../../systems/grafana/public.js";
import { sourceTable } from "../../../systems/postgres/public.js";
import { TABLE, type TableSpec } from "../../../systems/postgres/schema/table.js";
import { namedColumns } from "../postgres/columns.js";
import { declaredTables } from "../postgres/declared.js";
import { type PostgresRead, postgresReads } from "../postgres/reads.js";
import { sqlQueries } from "../queries.js";
import { postgresBoard } from "./postgres-case.js";

export const unknownPostgresColumn: Rule = {
  code: "grafana/unknown-postgres-column",
  severity: "error",
  summary: "A panel reads a column that its table of PostgreSQL does not have",
  why: "PostgreSQL refuses the query, and the panel shows an error.",
  mend: "Correct the column's name, or write it into the table's `columns`.",
  failing: postgresBoard("SELECT id, placed FROM orders WHERE status = 'open'"),
  passing: postgresBoard("SELECT id, placed_at AS placed FROM orders WHERE status = 'open'"),
  *check(pipeline) {
    for (const dashboard of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { sql, asker, path, source } of sqlQueries(dashboard, pipeline.resources)) {
        if (source?.spec.type !== "postgres") continue;
        const declared = declaredTables(source, pipeline.resources);
        const pieces = piecesOf(sql);
        const { reads, isPlain } = postgresReads(pieces);
        const tables = reads.map((read) => ({ read, table: tableOf(read, declared, pipeline.resources) }));
        const isWhole = isPlain && tables.every(({ table }) => table !== undefined);
        const told = new Set<string>();
        for (const { of, name, text } of namedColumns(pieces)) {
          const own = tables.filter(({ read }) => of === undefined || read.calledBy.includes(of));
          const known = own.flatMap(({ table }) => (table === undefined ? [] : [table]));
          const isJudged = of === undefined ? isWhole : own.length === known.length;
          if (!isJudged || known.length === 0 || told.has(text)) continue;
          if (known.some((table) => name in table.spec.columns) || SYSTEM_COLUMNS.has(name)) continue;
          told.add(text);
          const names = known.map((table) => `\`${sourceTable(table)}\``).join(" and ");
          const columns = known.flatMap((table) => Object.keys(table.spec.columns));
          yield {
            detail: `${asker} reads \`${name}\`, which ${names} ${known.length === 1 ? "does" : "do"} not have.${didYouMean(name, columns)} ${unknownPostgresColumn.mend}`,
            at: atText(placeIn(dashboard.origin, dashboard.spec, path), text),
            resource: dashboard.address,
            related: known.map(({ origin }) => ({ at: origin, note: "the table" })),
          };
        }
      }
    }
  },
};

/** Every table has them: https://www.postgresql.org/docs/current/ddl-system-columns.html */
const SYSTEM_COLUMNS: ReadonlySet<string> = new Set(["cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"]);

function tableOf(
  { table }: PostgresRead,
  declared: ReadonlyMap<string, Resource<TableSpec>>,
  resources: ReadonlyMap<Resource["address"], Resource>,
): Resource<TableSpec> | undefined {
  if (typeof table === "string") return declared.get(table);
  const resource = resources.get(table.address);
  return resource !== undefined && isOfKind(resource, TABLE) ? resource : undefined;
}
