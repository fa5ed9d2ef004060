import { nameOf } from "../../../compiler/model/address.js";
import type { Column } from "../../../compiler/model/column.js";
import { isOfKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { DICTIONARY } from "../schema/dictionary/dictionary.js";
import type { EngineSpec, KafkaEngineSpec } from "../schema/engine.js";
import { FUNCTION } from "../schema/function.js";
import { TABLE, type TableSpec } from "../schema/table.js";
import {
  DATABASE,
  type DatabaseSpec,
  MATERIALIZED_VIEW,
  type MaterializedViewSpec,
  VIEW,
  type ViewSpec,
} from "../schema/view.js";
import { printBlock } from "../sql/print.js";
import { identifier, qualifiedName, stringLiteral } from "../sql/quote.js";
import { dictionaryObject, functionObject } from "./dictionary-ddl.js";
import { type EngineClause, engineClause } from "./engine-clause.js";
import { judgementOf, proofEngine } from "./proof-engine.js";
import { createTable, declaredColumns, derivedColumns, onCluster, type TableParts } from "./table-ddl.js";

/** One object of ClickHouse: the statement that makes it. A materialized view with a table of its own is two. */
export interface ClickHouseObject {
  /** The resource's address; for the second object of a materialized view with `#view` behind it. */
  readonly id: string;
  readonly resource: Resource;
  readonly type: "database" | "table" | "view" | "materialized view" | "dictionary" | "function";
  readonly name: string;
  /** A query whose columns the engine must tell before the statement can be written. */
  readonly columnsOf?: string;
  /**
   * How far the engine judges it: it makes it, or only parses its statement, as of what needs more than one process
   * (a cluster, a Keeper, other users). Default `"executed"`.
   */
  readonly judged?: "executed" | "parsed";
  /** Of what is only parsed: a statement for the engine that makes something of the same name, for what reads it. */
  readonly standIn?: (columns: readonly Column[]) => string;
  /** The statement. `columns` are those of `columnsOf`. */
  readonly create: (options: CreateOptions) => string;
}

export interface CreateOptions {
  readonly columns: readonly Column[];
  /** It reaches for no other server: without clusters, replicas and remote sides. */
  readonly proof: boolean;
}

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
  return [...pipeline.resources.values()].flatMap((resource): readonly ClickHouseObject[] => {
    if (isOfKind(resource, DATABASE)) return [database(resource)];
    if (isOfKind(resource, TABLE)) return [table(resource, clause)];
    if (isOfKind(resource, VIEW)) return [view(resource)];
    if (isOfKind(resource, DICTIONARY)) return [dictionaryObject(resource)];
    if (isOfKind(resource, FUNCTION)) return [functionObject(resource)];
    return isOfKind(resource, MATERIALIZED_VIEW) ? materializedView(resource, clause) : [];
  });
}

function database(resource: Resource<DatabaseSpec>): ClickHouseObject {
  const { address, name, spec } = resource;
  const create = ({ proof }: CreateOptions) =>
    `CREATE DATABASE IF NOT EXISTS ${identifier(name)}${proof ? "" : onCluster(spec.cluster)}${commentClause(spec.comment)}`;
  return { id: address, resource, type: "database", name, create };
}

function table(resource: Resource<TableSpec>, clause: Clause): ClickHouseObject {
  const { address, name, spec } = resource;
  const columns = () => declaredColumns(resource);
  const create = ({ proof }: CreateOptions) =>
    createTable(name, columns(), clause(spec.engine, proof), partsOf(spec, proof));
  return { id: address, resource, type: "table", name, create, ...judgement(name, spec.engine, columns) };
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
    `CREATE OR REPLACE VIEW ${qualifiedName(name)}${proof ? "" : onCluster(spec.cluster)}${securityClause(spec)} AS\n${printBlock(spec.query)}${commentClause(spec.comment)}`;
  return { id: address, resource, type: "view", name, create };
}

function materializedView(resource: Resource<MaterializedViewSpec>, clause: Clause): readonly ClickHouseObject[] {
  const { address, name, spec } = resource;
  const target = spec.to === undefined ? name : nameOf(spec.to.$ref);
  const viewName = spec.to === undefined ? `${name}_mv` : name;
  const refresh = spec.refresh === undefined ? "" : `\nREFRESH ${spec.refresh}`;
  const view: ClickHouseObject = {
    id: spec.to === undefined ? `${address}#view` : address,
    resource,
    type: "materialized view",
    name: viewName,
    create: ({ proof }) =>
      `CREATE MATERIALIZED VIEW IF NOT EXISTS ${qualifiedName(viewName)}${proof ? "" : onCluster(spec.cluster)}${refresh}\nTO ${qualifiedName(target)}\nAS ${printBlock(spec.query)}${commentClause(spec.comment)}`,
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

function securityClause({ sqlSecurity }: ViewSpec): string {
  return sqlSecurity === undefined ? "" : `\nSQL SECURITY ${sqlSecurity}`;
}

function commentClause(comment: string | undefined): string {
  return comment === undefined ? "" : `\nCOMMENT ${stringLiteral(comment)}`;
}

/** The brokers of a Kafka engine: its cluster's, else those of the pipeline's one cluster. */
function brokersIn(pipeline: Pipeline): (engine: KafkaEngineSpec) => readonly string[] {
  const clusters = [...pipeline.resources.values()].filter((resource) => resource.kind === "kafka.cluster");
  return (engine) => {
    const cluster = engine.cluster === undefined ? clusters[0] : pipeline.resources.get(engine.cluster.$ref);
    return brokers(cluster?.spec);
  };
}

function brokers(spec: unknown): readonly string[] {
  if (typeof spec !== "object" || spec === null || !("brokers" in spec) || !Array.isArray(spec.brokers)) return [];
  return spec.brokers.filter((broker) => typeof broker === "string");
}
