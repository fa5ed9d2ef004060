import { isSqlText } from "../../../compiler/model/reference.js";
import { isOfKind, type Resource } from "../../../compiler/model/resource.js";
import type { ExpressionSpec } from "../../../compiler/resolve/shapes.js";
import { type ColumnSpec, TABLE } from "../schema/table.js";
import { MATERIALIZED_VIEW } from "../schema/view.js";
import { callsIn } from "../sql/calls.js";
import { columnNames } from "../sql/column-names.js";
import { piecesOf } from "../sql/pieces.js";

/** How a table keeps its rows: one that is declared, or that of a materialized view. */
export interface Kept {
  /** Without `Replicated`. */
  readonly engine: string;
  /** An argument of the engine that names a column. */
  readonly engineColumn: (option: "version" | "isDeleted" | "sign") => string | undefined;
  /** Of a materialized view none is known before the engine has told them. */
  readonly columns: Readonly<Record<string, ColumnSpec>>;
  readonly orderBy: readonly ExpressionSpec[];
  readonly partitionBy: ExpressionSpec | undefined;
  readonly ttl: unknown;
  readonly settings: Readonly<Record<string, unknown>>;
}

export function keptBy(resource: Resource | undefined): Kept | undefined {
  if (resource === undefined) return undefined;
  if (isOfKind(resource, TABLE)) return keptAs(resource.spec.engine, resource.spec.columns, resource.spec);
  if (!isOfKind(resource, MATERIALIZED_VIEW) || resource.spec.to !== undefined) return undefined;
  return keptAs(resource.spec.engine ?? { type: "MergeTree" }, {}, resource.spec);
}

interface Parts {
  readonly orderBy?: readonly ExpressionSpec[] | undefined;
  readonly partitionBy?: ExpressionSpec | undefined;
  readonly ttl?: unknown;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
}

function keptAs(engine: { readonly type: string }, columns: Readonly<Record<string, ColumnSpec>>, parts: Parts): Kept {
  return {
    engine: engine.type.replace(/^Replicated/, ""),
    engineColumn: (option) => {
      const value: unknown = Object.entries(engine).find(([key]) => key === option)?.[1];
      return typeof value === "string" ? value : undefined;
    },
    columns,
    orderBy: parts.orderBy ?? [],
    partitionBy: parts.partitionBy,
    ttl: parts.ttl,
    settings: parts.settings ?? {},
  };
}

const REPLACING = new Set(["ReplacingMergeTree", "CollapsingMergeTree", "VersionedCollapsingMergeTree"]);

/** Whether rows of one sorting key stand for one another. */
export function replacesRows(kept: Kept): boolean {
  return REPLACING.has(kept.engine);
}

/** The columns that an expression is computed from, through those that are computed themselves. */
export function sourceColumns(expression: ExpressionSpec, columns: Kept["columns"]): readonly string[] {
  const found = new Set<string>();
  const visit = (each: ExpressionSpec, above: readonly string[]): void => {
    for (const name of columnNames(each)) {
      const column = columns[name];
      const computed = column?.materialized ?? column?.alias;
      if (column === undefined || above.includes(name)) continue;
      if (computed === undefined) found.add(name);
      else visit(computed, [...above, name]);
    }
  };
  visit(expression, []);
  return [...found];
}

const CHANCE =
  /^(now|now64|nowinblock|today|yesterday|current_timestamp|generateuuidv[47]|generateulid|rand\w*|randomstring)$/i;

/** The function in SQL that gives another value at each call: a clock or chance. */
export function changingFunction(expression: unknown): string | undefined {
  if (!isSqlText(expression)) return undefined;
  return callsIn(piecesOf(expression)).find(({ name }) => isChanging(name))?.name;
}

export function isChanging(functionName: string): boolean {
  return CHANCE.test(functionName);
}
