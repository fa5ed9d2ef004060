import { kindOf, nameOf } from "../../compiler/model/address.js";
import type { Json } from "../../compiler/model/json.js";
import { type Origin, within } from "../../compiler/model/origin.js";
import { isReference } from "../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { TABLE, type TableSpec } from "../../systems/clickhouse/schema/table.js";
import {
  type Component,
  componentsOf,
  EXPORTER_TABLES,
  type ExporterTable,
  valueIn,
} from "../../systems/otel/public.js";
import { COLLECTOR } from "../../systems/otel/schema/collector.js";

/** A table that a collector's exporter writes into. */
export interface WrittenTable {
  readonly exporter: Component;
  readonly expected: ExporterTable;
  /** `analytics.otel_logs`, as the exporter writes it. */
  readonly name: string;
  /** The pipeline's own; `undefined` where it has none of this name. */
  readonly table: Resource<TableSpec> | undefined;
  /** Whether the pipeline makes what is in this database. */
  readonly isOwn: boolean;
  readonly at: Origin;
}

/** All that the ClickHouse exporters of all collectors write, for the signals that reach them. */
export function writtenTables(pipeline: Pipeline): readonly WrittenTable[] {
  const tables = new Map(ofKind(pipeline.resources, TABLE).map((table) => [table.name, table]));
  return ofKind(pipeline.resources, COLLECTOR).flatMap((collector) =>
    componentsOf(collector, ["exporters"])
      .filter(({ type, config }) => type === "clickhouse" && config.create_schema === false && config.json !== true)
      .flatMap((exporter) => tablesOf(exporter, tables)),
  );
}

function tablesOf(exporter: Component, tables: ReadonlyMap<string, Resource<TableSpec>>): readonly WrittenTable[] {
  const { collector, config, at } = exporter;
  const signals = new Set(
    Object.entries(collector.spec.pipelines)
      .filter(([, { exporters }]) => exporters.includes(exporter.id))
      .map(([name]) => name.replace(/\/.*$/s, "")),
  );
  const database = databaseOf(config.database);
  return EXPORTER_TABLES.filter(({ signal }) => signals.has(signal)).flatMap((expected) => {
    const said = valueIn(config, ...expected.option);
    const object = nameIn(said) ?? expected.name;
    if (database === undefined || object.includes("${")) return [];
    const name = `${database}.${object}`;
    const place = said === undefined ? at : within(at, ...expected.option);
    const isOwn =
      isReference(said) ||
      isReference(config.database) ||
      [...tables.keys()].some((each) => each.startsWith(`${database}.`));
    return [{ exporter, expected, name, table: tables.get(name), isOwn, at: place }];
  });
}

/** `undefined` where it is looked up when the collector runs. */
function databaseOf(value: Json | undefined): string | undefined {
  if (value === undefined) return "default";
  return isReference(value)
    ? nameOf(value.$ref)
    : typeof value === "string" && !value.includes("${")
      ? value
      : undefined;
}

function nameIn(value: Json | undefined): string | undefined {
  if (isReference(value) && kindOf(value.$ref) === TABLE.kind) return nameOf(value.$ref).replace(/^[^.]*\./, "");
  return typeof value === "string" ? value : undefined;
}
