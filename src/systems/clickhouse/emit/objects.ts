import { nameOf } from "../../../compiler/model/address.js";
import type { Column } from "../../../compiler/model/column.js";
import { isOfKind, ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { DICTIONARY } from "../schema/dictionary/dictionary.js";
import type { EngineSpec } from "../schema/engine.js";
import { FUNCTION } from "../schema/function.js";
import { TABLE, type TableSpec } from "../schema/table.js";
import { DATABASE, MATERIALIZED_VIEW, type MaterializedViewSpec, VIEW, type ViewSpec } from "../schema/view.js";
import { printBlock } from "../sql/print.js";
import { qualifiedName, stringLiteral } from "../sql/quote.js";
import { brokersIn } from "./brokers.js";
import type { ClickHouseObject, CreateOptions } from "./clickhouse-object.js";
import { database } from "./database.js";
import { dictionaryObject, functionObject } from "./dictionary-ddl.js";
import { type EngineClause, engineClause } from "./engine-clause.js";
import { judgementOf, proofEngine } from "./proof-engine.js";
import { refreshClause } from "./refresh.js";
import { sqlSecurityClause } from "./sql-security.js";
import { createTable, declaredColumns, derivedColumns, onCluster, type TableParts } from "./table-ddl.js";

export type { ClickHouseObject, CreateOptions } from "./clickhouse-object.js";

type Clause = (engine: EngineSpec, proof: boolean) => EngineClause;

/** A broker where nobody listens: consumers in a proof must reach nobody. */
const NO_BROKER = ["127.0.0.1:1"];

/** All ClickHouse objects of a pipeline, in an order in which each can be made. */
export function clickHouseObjects(pipeline: Pipeline): readonly ClickHouseObject[] {
  const known = objectsOf.get(pipeline);
  if (known !== undefined) return known;
  const objects = allObjects(pipeline);
  objectsOf.set(pipeline, objects);
  return objects;
}

/** A pipeline never changes, and its objects are asked for at every stage. */
const objectsOf = new WeakMap<Pipeline, readonly ClickHouseObject[]>();

function allObjects(pipeline: Pipeline): readonly ClickHouseObject[] {
  const brokersOf = brokersIn(pipeline);
  const clause: Clause = (engine, proof) =>
    proof ? engineClause(proofEngine(engine), () => NO_BROKER) : engineClause(engine, brokersOf);
  const views = ofKind(pipeline.resources, MATERIALIZED_VIEW);
  const viewNames = new Map(views.map((view) => [view.address, ownName(view)]));
  return [...pipeline.resources.values()].flatMap((resource): readonly ClickHouseObject[] => {
    if (isOfKind(resource, DATABASE)) return [database(resource)];
    if (isOfKind(resource, TABLE)) return [table(resource, clause)];
    if (isOfKind(resource, VIEW)) return [view(resource)];
    if (isOfKind(resource, DICTIONARY)) return [dictionaryObject(resource)];
    if (isOfKind(resource, FUNCTION)) return [functionObject(resource)];
    return isOfKind(resource, MATERIALIZED_VIEW) ? materializedView(resource, clause, viewNames) : [];
  });
}

function table(resource: Resource<TableSpec>, clause: Clause): ClickHouseObject {
  const { address, name, spec } = resource;
  const columnsOf = spec.columnsOf && printBlock(spec.columnsOf);
  const columns = (derived: readonly Column[]) =>
    columnsOf === undefined ? declaredColumns(resource) : derivedColumns(derived);
  const print = ({ columns: derived, proof }: CreateOptions) =>
    createTable(name, columns(derived), clause(spec.engine, proof), partsOf(spec, proof));
  // Most are proven as they are written.
  const isSame =
    proofEngine(spec.engine) === spec.engine &&
    spec.engine.type !== "Kafka" &&
    spec.cluster === undefined &&
    columnsOf === undefined;
  let printed: string | undefined;
  const create = (options: CreateOptions): string => {
    if (!isSame) return print(options);
    printed ??= print(options);
    return printed;
  };
  const query = columnsOf === undefined ? {} : { columnsOf };
  return { id: address, resource, type: "table", name, ...query, create, ...judgement(name, spec.engine, columns) };
}

/** How far a table is judged, and what stands for one that is only parsed. */
function judgement(
  name: string,
  engine: EngineSpec,
  columnsOf: (columns: readonly Column[]) => readonly string[],
): Pick<ClickHouseObject, "judged" | "standIn"> {
  if (judgementOf(engine) === "executed") return {};
  const standIn = (columns: readonly Column[]) =>
    createTable(name, columnsOf(columns), { engine: "Null", settings: {} }, {});
  return { judged: "parsed", standIn };
}

/** A table's parts as they are proven: on this server alone. */
function partsOf(parts: TableParts, proof: boolean): TableParts {
  return proof ? { ...parts, cluster: undefined } : parts;
}

function view(resource: Resource<ViewSpec>): ClickHouseObject {
  const { address, name, spec } = resource;
  const create = ({ proof }: CreateOptions) =>
    `CREATE OR REPLACE VIEW ${qualifiedName(name)}${proof ? "" : onCluster(spec.cluster)}${sqlSecurityClause(spec, proof)} AS\n${printBlock(spec.query)}${commentClause(spec.comment)}`;
  return { id: address, resource, type: "view", name, create };
}

/** The name of a materialized view itself: without a table that is declared elsewhere, its own table has the plain one. */
function ownName({ name, spec }: Resource<MaterializedViewSpec>): string {
  return spec.to === undefined ? `${name}_mv` : name;
}

function materializedView(
  resource: Resource<MaterializedViewSpec>,
  clause: Clause,
  viewNames: ReadonlyMap<string, string>,
): readonly ClickHouseObject[] {
  const { address, name, spec } = resource;
  const target = spec.to === undefined ? name : nameOf(spec.to.$ref);
  const viewName = ownName(resource);
  const view: ClickHouseObject = {
    id: spec.to === undefined ? `${address}#view` : address,
    resource,
    type: "materialized view",
    name: viewName,
    create: ({ proof }) =>
      `CREATE MATERIALIZED VIEW IF NOT EXISTS ${qualifiedName(viewName)}${proof ? "" : onCluster(spec.cluster)}${refreshClause(spec, viewNames)}\nTO ${qualifiedName(target)}${sqlSecurityClause(spec, proof)}\nAS ${printBlock(spec.query)}${commentClause(spec.comment)}`,
  };
  if (spec.to !== undefined) return [view];
  const create = ({ columns, proof }: CreateOptions) =>
    createTable(
      name,
      derivedColumns(columns),
      clause(spec.engine ?? { type: "MergeTree" }, proof),
      partsOf(spec, proof),
    );
  return [{ id: address, resource, type: "table", name, columnsOf: printBlock(spec.query), create }, view];
}

function commentClause(comment: string | undefined): string {
  return comment === undefined ? "" : `\nCOMMENT ${stringLiteral(comment)}`;
}
