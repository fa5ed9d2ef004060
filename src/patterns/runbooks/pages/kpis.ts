import type { Column } from "../../../compiler/model/column.js";
import type { SqlText } from "../../../compiler/model/reference.js";
import { isOfKind, ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { EmitContext } from "../../../compiler/model/system.js";
import { depthAt, identifier, isWord, literal, piecesOf, qualifiedName } from "../../../systems/clickhouse/public.js";
import { METRIC } from "../../../systems/clickhouse/schema/metric.js";
import { MATERIALIZED_VIEW, VIEW } from "../../../systems/clickhouse/schema/view.js";
import { MEASURES } from "../../health/definitions.js";
import { codeText, plainText } from "../../overview/markdown.js";
import { ROLLUP } from "../../rollup/schema.js";
import { errorsName } from "../../slo/expand.js";
import { SLO } from "../../slo/schema.js";
import { measured, promql } from "../looks/prometheus.js";
import { behind, seriesInText } from "../metrics.js";
import { type Block, clickhouse, type Item, type Page, prose, type Section } from "../page.js";
import type { Scene } from "../scene.js";

/** The figures by which the pipeline and the business are judged, as queries. */
export function kpis(scene: Scene, context: EmitContext): Page | undefined {
  const sections = [
    section("What was promised", promised(scene)),
    section("The business", business(scene, context)),
    section("The pipeline", technical(scene)),
  ].flatMap((each) => each ?? []);
  if (sections.length === 0) return undefined;
  return {
    file: "kpis.md",
    title: "Figures",
    items: ["Each can be copied as it is; the account needs to read what it names."],
    sections,
  };
}

function section(title: string, items: readonly Item[]): Section | undefined {
  return items.length === 0 ? undefined : { title, items };
}

function promised({ pipeline }: Scene): readonly Item[] {
  return ofKind(pipeline.resources, SLO).map(({ name, spec }) =>
    promql(
      `${plainText(name)}, ${spec.objective} %: what is left of the budget, 1 is all${spec.description === undefined ? "" : `. ${prose(spec.description)}`}`,
      errorsName(name, "5m").replace(/errors_ratio_rate5m$/, "budget_left"),
    ),
  );
}

/** What the author computes: views that sum up, rollups, and metrics. */
function business(scene: Scene, { derivedColumns }: EmitContext): readonly Item[] {
  return [...scene.pipeline.resources.values()].flatMap((resource): readonly Item[] => {
    if (resource.madeBy !== undefined) return [];
    if (isOfKind(resource, VIEW) || isOfKind(resource, MATERIALIZED_VIEW)) {
      const { query, comment, personal = {} } = resource.spec;
      if ("to" in resource.spec && resource.spec.to !== undefined) return [];
      if (!sumsUp(query)) return [];
      const columns = (derivedColumns.get(resource.address) ?? []).filter(({ name }) => !Object.hasOwn(personal, name));
      return [rows(resource, comment, columns, isOrdered(query))];
    }
    if (isOfKind(resource, ROLLUP))
      return [rollup(resource.name, [...resource.spec.groupBy], Object.keys(resource.spec.measures))];
    if (!isOfKind(resource, METRIC)) return [];
    const made = seriesInText(resource.name, scene).flatMap((each) => behind(each, scene));
    return made.map((block) => ({
      ...block,
      what: `${plainText(resource.spec.help)} (\`${codeText(resource.name)}\`)`,
    }));
  });
}

function rollup(name: string, groupBy: readonly string[], measures: readonly string[]): Block {
  const columns = ["bucket", ...groupBy, ...measures];
  return clickhouse(
    `\`${codeText(name)}\`, newest first`,
    `SELECT ${columns.map(identifier).join(", ")}`,
    `FROM ${qualifiedName(name)}`,
    "ORDER BY bucket DESC",
    "LIMIT 24",
  );
}

/** Its columns by name, the newest first where one of them is a time. */
function rows({ name }: Resource, comment: string | undefined, columns: readonly Column[], isOrdered: boolean): Block {
  const time = isOrdered ? undefined : columns.find(({ type }) => /^(Nullable\()?Date/.test(type));
  const selected = columns.length === 0 ? "*" : columns.map((each) => identifier(each.name)).join(", ");
  return clickhouse(
    comment === undefined ? `\`${codeText(name)}\`` : `${prose(comment)} (\`${codeText(name)}\`)`,
    `SELECT ${selected}`,
    `FROM ${qualifiedName(name)}`,
    ...(time === undefined ? [] : [`ORDER BY ${identifier(time.name)} DESC`]),
    "LIMIT 31",
  );
}

/** Whether the rows come in an order of their own. */
function isOrdered(query: SqlText): boolean {
  return hasClause(query, "order");
}

/** A query that groups: figures, not rows. */
function sumsUp(query: SqlText): boolean {
  return hasClause(query, "group");
}

/** `GROUP BY` or `ORDER BY`, of the query itself. */
function hasClause(query: SqlText, clause: "group" | "order"): boolean {
  const pieces = piecesOf(query);
  return pieces.some(
    (piece, index) => isWord(piece, clause) && isWord(pieces[index + 1], "by") && depthAt(pieces, index) === 0,
  );
}

function technical(scene: Scene): readonly Item[] {
  const { databases } = scene;
  const within = `database IN (${databases.map((each) => literal(each)).join(", ")})`;
  return [
    ...measured(
      scene,
      "how late each source is read, in seconds",
      'max by (name) (debezium_metrics_MilliSecondsBehindSource{context="streaming"}) / 1000',
    ),
    ...measured(
      scene,
      "changes read a second, by source",
      'sum by (name) (rate(debezium_metrics_TotalNumberOfEventsSeen_total{context="streaming"}[5m]))',
    ),
    ...measured(
      scene,
      "messages that wait to be read into ClickHouse",
      "sum by (consumergroup) (kafka_consumergroup_lag)",
    ),
    ...measured(scene, "rows that could not be taken", `sum by (target, problem) (${MEASURES.deadLetters})`),
    ...(databases.length === 0
      ? []
      : [
          clickhouse(
            "rows and size of each table, and how well it is compressed",
            "SELECT database, table, sum(rows) AS rows, formatReadableSize(sum(bytes_on_disk)) AS on_disk,",
            "       round(sum(data_uncompressed_bytes) / sum(data_compressed_bytes), 1) AS times_smaller",
            `FROM system.parts WHERE active AND ${within}`,
            "GROUP BY database, table",
            "ORDER BY sum(bytes_on_disk) DESC",
          ),
        ]),
  ];
}
