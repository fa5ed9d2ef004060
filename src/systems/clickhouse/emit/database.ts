import { nameOf } from "../../../compiler/model/address.js";
import type { Resource } from "../../../compiler/model/resource.js";
import type { DatabaseEngineSpec } from "../schema/database-engine.js";
import type { DatabaseSpec } from "../schema/view.js";
import { identifier, stringLiteral } from "../sql/quote.js";
import type { ClickHouseObject, CreateOptions } from "./clickhouse-object.js";
import { onCluster } from "./table-ddl.js";

/** A database. One whose engine needs Keeper or another server is only parsed, and a plain one stands for it. */
export function database(resource: Resource<DatabaseSpec>): ClickHouseObject {
  const { address, name, spec } = resource;
  const create = ({ proof }: CreateOptions) =>
    [
      `CREATE DATABASE IF NOT EXISTS ${identifier(name)}${proof ? "" : onCluster(spec.cluster)}`,
      ...(spec.engine === undefined ? [] : [`ENGINE = ${engineClause(spec.engine)}`]),
      ...(spec.comment === undefined ? [] : [`COMMENT ${stringLiteral(spec.comment)}`]),
    ].join("\n");
  const object = { id: address, resource, type: "database", name, create } as const;
  const isLocal = spec.engine === undefined || spec.engine.type === "Atomic" || spec.engine.type === "Memory";
  if (isLocal) return object;
  return { ...object, judged: "parsed", standIn: () => `CREATE DATABASE IF NOT EXISTS ${identifier(name)}` };
}

function engineClause(engine: DatabaseEngineSpec): string {
  switch (engine.type) {
    case "Atomic":
    case "Memory":
      return engine.type;
    case "Replicated":
      return `Replicated(${[engine.path, engine.shard, engine.replica].map(stringLiteral).join(", ")})`;
    case "PostgreSQL":
    case "MySQL":
    case "MaterializedPostgreSQL":
      return `${engine.type}(${identifier(nameOf(engine.collection.$ref))})`;
    case "SQLite":
    case "Filesystem":
      return `${engine.type}(${stringLiteral(engine.path)})`;
  }
}
