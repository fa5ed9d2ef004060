import type { Column } from "../../compiler/model/column.js";
import { isSqlText } from "../../compiler/model/reference.js";
import type { Pipeline, Resource } from "../../compiler/model/resource.js";
import type { Engine, Row } from "../../engine/index.js";
import { expanded, isWrittenByMacro } from "../../patterns/dashboards/asking/expanded.js";
import type { TimeRange } from "../../patterns/dashboards/asking/macros.js";
import { printers } from "../../patterns/dashboards/print.js";
import { type DashboardQuery, sqlQueries } from "../../patterns/dashboards/queries.js";
import type { DashboardSpec, PanelSpec, VariableSpec } from "../../systems/grafana/public.js";

/** What a query returned, or why it did not. */
export interface Answer {
  readonly refId: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly problem?: string;
}

/** The answers of each panel of a dashboard that asks ClickHouse. */
export type Answers = ReadonlyMap<PanelSpec, readonly Answer[]>;

const MOST_ROWS = 2000;

export async function answersOf(
  dashboard: Resource<DashboardSpec>,
  pipeline: Pipeline,
  engine: Engine,
  range: TimeRange,
): Promise<Answers> {
  const queries = sqlQueries(dashboard, pipeline.resources).filter((each) => each.type === "clickhouse");
  const variables = await chosenVariables(dashboard.spec, queries, engine, range);
  const answers = new Map<PanelSpec, readonly Answer[]>();
  for (const query of queries) {
    const { panel, refId = "A" } = query;
    if (panel === undefined) continue;
    const answer = await ask(query, variables, engine, range);
    answers.set(panel, [...(answers.get(panel) ?? []), { refId, ...answer }]);
  }
  return answers;
}

async function ask(
  { sql }: DashboardQuery,
  variables: readonly VariableSpec[],
  engine: Engine,
  range: TimeRange,
): Promise<Omit<Answer, "refId">> {
  const written = printers.sql(sql, "clickhouse");
  if (isWrittenByMacro(written)) return { columns: [], rows: [], problem: "The plugin of Grafana writes this query." };
  const query = expanded(written, variables, range);
  const [described, read] = await engine.run([
    { sql: `DESCRIBE TABLE (${query})`, reads: true },
    { sql: `SELECT * FROM (${query}) LIMIT ${MOST_ROWS}`, reads: true },
  ]);
  const failed = [described, read].find((each) => each?.ok === false);
  if (failed?.ok === false) return { columns: [], rows: [], problem: failed.failure.message.slice(0, 300) };
  const columns = described?.ok === true ? described.rows : [];
  return {
    columns: columns.map(({ name, type }) => ({ name: String(name), type: String(type) })),
    rows: read?.ok === true ? read.rows : [],
  };
}

/** The variables, those of queries with the values that are found: all of them where all can be chosen. */
async function chosenVariables(
  { variables = [] }: DashboardSpec,
  queries: readonly DashboardQuery[],
  engine: Engine,
  range: TimeRange,
): Promise<readonly VariableSpec[]> {
  const chosen: VariableSpec[] = [];
  for (const variable of variables) {
    const query = queries.find(
      ({ sql }) => variable.type === "query" && isSqlText(variable.query) && sql === variable.query,
    );
    if (variable.type !== "query" || query === undefined) {
      chosen.push(variable);
      continue;
    }
    const { rows, columns } = await ask(query, chosen, engine, range);
    const [first] = columns;
    const values = first === undefined ? [] : rows.map((row) => String(row[first.name])).filter((each) => each !== "");
    const { name, multi, all } = variable;
    chosen.push({ type: "custom", name, multi, all, values: values.length === 0 ? ["none"] : values.slice(0, 50) });
  }
  return chosen;
}
