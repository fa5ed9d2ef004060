import { type Address, nameOf } from "../../../compiler/model/address.js";
import type { Reference } from "../../../compiler/model/reference.js";
import { isOfKind, ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import type { BackupSpec } from "../schema/backup.js";
import { isMergeTree } from "../schema/engine.js";
import { TABLE, type TableSpec } from "../schema/table.js";
import { MATERIALIZED_VIEW, type MaterializedViewSpec } from "../schema/view.js";
import { splitName } from "../sql/quote.js";

/** A table that keeps rows of its own. */
export interface StoredTable {
  readonly name: string;
  readonly database: string;
  readonly engine: string;
  readonly cluster: Reference | undefined;
  readonly resource: Resource;
  /**
   * What becomes of its rows: BACKUP saves them; it saves the table without them (Set, Join and EmbeddedRocksDB, as
   * run on ClickHouse 26.7); or a refreshed view computes them anew.
   */
  readonly rows: "saved" | "not saved" | "recomputed";
}

/** Engines besides the MergeTree family whose rows BACKUP saves. */
const SAVED = new Set(["Log", "TinyLog", "StripeLog", "Memory", "KeeperMap"]);
const NOT_SAVED = new Set(["Set", "Join", "EmbeddedRocksDB"]);

/** All tables of a pipeline that keep rows, in the pipeline's order. */
export function storedTables(pipeline: Pipeline): readonly StoredTable[] {
  const refreshed = refreshedTables(pipeline);
  return [...pipeline.resources.values()].flatMap((resource): readonly StoredTable[] => {
    const made = tableOf(resource);
    if (made === undefined) return [];
    const { engine = { type: "MergeTree" }, cluster } = made;
    if (!isMergeTree(engine) && !SAVED.has(engine.type) && !NOT_SAVED.has(engine.type)) return [];
    const rows = NOT_SAVED.has(engine.type) ? "not saved" : refreshed.has(resource.address) ? "recomputed" : "saved";
    const { name } = resource;
    const database = splitName(name).database ?? "default";
    return [{ name, database, engine: engine.type, cluster, resource, rows }];
  });
}

/** What makes a table: a table, or a materialized view that keeps its rows in one of its own. */
function tableOf(resource: Resource): Pick<TableSpec | MaterializedViewSpec, "engine" | "cluster"> | undefined {
  if (isOfKind(resource, TABLE)) return resource.spec;
  return isOfKind(resource, MATERIALIZED_VIEW) && resource.spec.to === undefined ? resource.spec : undefined;
}

/** The views that compute anew what "recomputed" tables hold, by their own names. */
export function refreshedViews(pipeline: Pipeline): readonly string[] {
  return refreshing(pipeline).map(({ name, spec }) => (spec.to === undefined ? `${name}_mv` : name));
}

/** The tables whose rows each refresh replaces as a whole. */
function refreshedTables(pipeline: Pipeline): ReadonlySet<Address> {
  return new Set(refreshing(pipeline).map(({ address, spec }) => spec.to?.$ref ?? address));
}

function refreshing(pipeline: Pipeline): readonly Resource<MaterializedViewSpec>[] {
  return ofKind(pipeline.resources, MATERIALIZED_VIEW).filter(
    ({ spec }) => spec.refresh !== undefined && spec.append !== true && !/\bAPPEND\b/i.test(spec.refresh),
  );
}

/** The names of the databases that a backup saves. */
export function databasesOf(backup: BackupSpec): ReadonlySet<string> {
  return new Set(backup.databases.map((each) => (typeof each === "string" ? each : nameOf(each.$ref))));
}

/** The tables whose rows a backup saves. */
export function savedTables(backup: BackupSpec, pipeline: Pipeline): readonly StoredTable[] {
  const databases = databasesOf(backup);
  return storedTables(pipeline).filter(({ database, rows }) => rows === "saved" && databases.has(database));
}
