import { type Address, addressOf, nameOf } from "../../../compiler/model/address.js";
import type { Column } from "../../../compiler/model/column.js";
import { isOfKind, type Pipeline, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import type { KafkaEngineSpec } from "../schema/engine.js";
import { TABLE } from "../schema/table.js";
import { DATABASE, MATERIALIZED_VIEW, type MaterializedViewSpec, VIEW } from "../schema/view.js";
import { printBlock } from "../sql/print.js";
import { identifier, qualifiedName, splitName, stringLiteral } from "../sql/quote.js";
import { type EngineClause, engineClause } from "./engine-clause.js";
import { createTable, declaredColumns, derivedColumns } from "./table-ddl.js";

/** One object of ClickHouse: the statement that makes it. A materialized view with a table of its own is two. */
export interface ClickHouseObject {
  /** The resource's address; for the second object of a materialized view with `#view` behind it. */
  readonly id: string;
  readonly resource: Resource;
  readonly type: "database" | "table" | "view" | "materialized view";
  readonly name: string;
  /** A query whose columns the engine must tell before the statement can be written. */
  readonly columnsOf?: string;
  /** The statement. `columns` are those of `columnsOf`. With `proof` it reaches for no other server. */
  readonly create: (options: { readonly columns: readonly Column[]; readonly proof: boolean }) => string;
}

/** A broker where nobody listens: consumers in a proof must reach nobody. */
const NO_BROKER = ["127.0.0.1:1"];

/** All ClickHouse objects of a pipeline, in an order in which each can be made. */
export function clickHouseObjects(pipeline: Pipeline): readonly ClickHouseObject[] {
  const objects: ClickHouseObject[] = [];
  const brokersOf = brokersIn(pipeline);
  const clause = (engine: Parameters<typeof engineClause>[0], proof: boolean): EngineClause =>
    engineClause(engine, proof ? () => NO_BROKER : brokersOf);
  for (const resource of pipeline.resources.values()) {
    if (isOfKind(resource, DATABASE)) {
      const { comment } = resource.spec ?? {};
      objects.push({
        id: resource.address,
        resource,
        type: "database",
        name: resource.name,
        create: () =>
          `CREATE DATABASE IF NOT EXISTS ${identifier(resource.name)}${comment === undefined ? "" : `\nCOMMENT ${stringLiteral(comment)}`}`,
      });
    } else if (isOfKind(resource, TABLE)) {
      objects.push({
        id: resource.address,
        resource,
        type: "table",
        name: resource.name,
        create: ({ proof }) =>
          createTable(resource.name, declaredColumns(resource), clause(resource.spec.engine, proof), resource.spec),
      });
    } else if (isOfKind(resource, VIEW)) {
      const { query, comment } = resource.spec;
      objects.push({
        id: resource.address,
        resource,
        type: "view",
        name: resource.name,
        create: () =>
          `CREATE OR REPLACE VIEW ${qualifiedName(resource.name)} AS\n${printBlock(query)}${comment === undefined ? "" : `\nCOMMENT ${stringLiteral(comment)}`}`,
      });
    } else if (isOfKind(resource, MATERIALIZED_VIEW)) {
      objects.push(...materializedView(resource, clause));
    }
  }
  return consumersLast(objects, pipeline);
}

/**
 * A view on a Kafka table starts its consumer: made last, all that its rows go through is there, and no view further
 * down misses the first of them.
 */
function consumersLast(objects: readonly ClickHouseObject[], pipeline: Pipeline): readonly ClickHouseObject[] {
  const consumes = (object: ClickHouseObject): boolean =>
    object.type === "materialized view" &&
    object.resource.uses.some((use) => resourceAt(pipeline.resources, use, TABLE)?.spec.engine.type === "Kafka");
  return [...objects.filter((object) => !consumes(object)), ...objects.filter(consumes)];
}

function materializedView(
  resource: Resource<MaterializedViewSpec>,
  clause: (engine: Parameters<typeof engineClause>[0], proof: boolean) => EngineClause,
): readonly ClickHouseObject[] {
  const { spec, name } = resource;
  const query = printBlock(spec.query);
  const target = spec.to === undefined ? name : nameOf(spec.to.$ref);
  const viewName = spec.to === undefined ? `${name}_mv` : name;
  const refresh = spec.refresh === undefined ? "" : `\nREFRESH ${spec.refresh}`;
  const comment = spec.comment === undefined ? "" : `\nCOMMENT ${stringLiteral(spec.comment)}`;
  const view: ClickHouseObject = {
    id: spec.to === undefined ? `${resource.address}#view` : resource.address,
    resource,
    type: "materialized view",
    name: viewName,
    create: () =>
      `CREATE MATERIALIZED VIEW IF NOT EXISTS ${qualifiedName(viewName)}${refresh}\nTO ${qualifiedName(target)}\nAS ${query}${comment}`,
  };
  if (spec.to !== undefined) return [view];
  const table: ClickHouseObject = {
    id: resource.address,
    resource,
    type: "table",
    name,
    columnsOf: query,
    create: ({ columns, proof }) =>
      createTable(name, derivedColumns(columns), clause(spec.engine ?? { type: "MergeTree" }, proof), spec),
  };
  return [table, view];
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

/** The address of the database that an object is in. */
export function databaseAddress(name: string): Address {
  return addressOf(DATABASE.kind, splitName(name).database ?? "default");
}
