import { nameOf } from "../../../src/compiler/model/address.js";
import { isOfKind } from "../../../src/compiler/model/resource.js";
import type { Settings } from "../../../src/engine/index.js";
import type { ClickHouseObject } from "../../../src/systems/clickhouse/emit/objects.js";
import { createTable, declaredColumns } from "../../../src/systems/clickhouse/emit/table-ddl.js";
import { TABLE } from "../../../src/systems/clickhouse/schema/table.js";
import { identifier, qualifiedName } from "../../../src/systems/clickhouse/sql/quote.js";

/** A Kafka queue as a table without a broker. */
export interface QueueTwin {
  readonly topics: readonly string[];
  /** Its quoted name. */
  readonly table: string;
  /** A table of the queue's own columns that no view reads, to try messages on. */
  readonly trial: string;
  readonly create: readonly string[];
  readonly format: string;
  /** The settings of the queue that govern parsing. */
  readonly settings: Settings;
}

const VIRTUAL_COLUMNS = [
  "_topic LowCardinality(String)",
  "_partition UInt64",
  "_offset UInt64",
  "_key String",
  "_timestamp Nullable(DateTime)",
  "_raw_message String",
  "_error String",
];

/** The twin of a table with ENGINE = Kafka: the same columns and the virtual ones, with ENGINE = Null. */
export function queueTwin(object: ClickHouseObject): QueueTwin | undefined {
  const { resource, name } = object;
  if (!isOfKind(resource, TABLE) || resource.spec.engine.type !== "Kafka") return undefined;
  const columns = declaredColumns(resource);
  const engine = { engine: "Null", settings: {} };
  const parsing = Object.entries(resource.spec.settings).filter(([setting]) => /^(input_)?format_/.test(setting));
  const trial = `trial.${name.replace(".", "_")}`;
  return {
    topics: resource.spec.engine.topics.map((topic) => (typeof topic === "string" ? topic : nameOf(topic.$ref))),
    table: qualifiedName(name),
    trial: `trial.${identifier(name.replace(".", "_"))}`,
    create: [createTable(name, [...columns, ...VIRTUAL_COLUMNS], engine, {}), createTable(trial, columns, engine, {})],
    format: resource.spec.engine.format,
    settings: Object.fromEntries(
      parsing.map(([setting, value]) => [setting, typeof value === "string" ? value : Number(value)]),
    ),
  };
}
