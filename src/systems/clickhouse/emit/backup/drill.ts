import { nameOf } from "../../../../compiler/model/address.js";
import { type Pipeline, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import { type StoredTable, savedTables } from "../../recovery/stored-tables.js";
import type { BackupSpec } from "../../schema/backup.js";
import { CLUSTER } from "../../schema/cluster.js";
import { identifier, qualifiedName, splitName, stringLiteral } from "../../sql/quote.js";
import { placeOf } from "./statements.js";

const SUFFIX = "_restore_drill";

/** A setting takes no parameter: the script puts the shard's number in. */
export const SHARD = "shard_num_in_backup";

/** The database that a drill restores another's tables into, and drops. */
export function drillDatabase(database: string): string {
  return `${database}${SUFFIX}`;
}

/** The statements of a drill. Parameters: `backup`, the shard whose rows are restored, and when the backup was begun. */
export interface DrillStatements {
  readonly shards: number;
  readonly remove: readonly string[];
  readonly databases: readonly string[];
  /** A query of the statements that make the tables, as they are today, on one server alone. */
  readonly make: string;
  /** A query of a line: no room for a copy of the tables. */
  readonly room: string;
  readonly hold: readonly string[];
  readonly restore: string;
  readonly check: readonly string[];
  readonly compare: string;
}

export function drillStatements(backup: Resource<BackupSpec>, pipeline: Pipeline): DrillStatements {
  const { cluster } = backup.spec;
  const tables = savedTables(backup.spec, pipeline);
  const databases = [...new Set(tables.map(({ database }) => database))].sort();
  const shards = cluster === undefined ? undefined : resourceAt(pipeline.resources, cluster.$ref, CLUSTER);
  const names = tables.map(({ database, name }) => `(${stringLiteral(database)}, ${stringLiteral(bare(name))})`);
  const among = (column: string): string => `(database, ${column}) IN (${names.join(", ")})`;
  const copies = tables.map((table) => qualifiedName(copyName(table)));
  const restored = tables.map((table) => `    TABLE ${qualifiedName(table.name)} AS ${qualifiedName(copyName(table))}`);
  return {
    shards: shards?.spec.shards.length ?? 1,
    // A database may be larger than what the server lets one drop without a word.
    remove: databases.map(
      (each) =>
        `DROP DATABASE IF EXISTS ${identifier(drillDatabase(each))} SYNC SETTINGS max_table_size_to_drop = 0, max_partition_size_to_drop = 0`,
    ),
    databases: databases.map((each) => `CREATE DATABASE ${identifier(drillDatabase(each))}`),
    // A copy on one server: with the path of a replicated table it would be a replica of the table itself.
    make: `SELECT concat('CREATE TABLE ', ${quotedInSql(`concat(database, ${stringLiteral(SUFFIX)})`)}, '.', ${quotedInSql("name")}, ' ',
    replaceRegexpOne(substring(create_table_query, position(create_table_query, '(')), ${stringLiteral("ENGINE = Replicated(\\w*MergeTree)(\\('[^']*', '[^']*'(, )?)?")}, 'ENGINE = \\\\1('), ';')
FROM system.tables
WHERE ${among("name")}
FORMAT TSVRaw`,
    room: `SELECT concat('a copy takes ', formatReadableSize(taken), ', and ', formatReadableSize(free), ' are free')
FROM
(
    SELECT
        (SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND ${among("table")}) AS taken,
        (SELECT max(free_space) FROM system.disks) AS free
)
WHERE taken > free
FORMAT TSVRaw`,
    // What merges leave out would be missing in the count.
    hold: copies.map((each) => `SYSTEM STOP MERGES ${each}`),
    restore: `RESTORE\n${restored.join(",\n")}\nFROM ${placeOf(backup.spec, pipeline, "backup")}
SETTINGS allow_different_table_def = true${cluster === undefined ? "" : `, ${SHARD} = 1`}`,
    check: copies.map((each) => `CHECK TABLE ${each} SETTINGS check_query_single_value_result = 1`),
    compare: comparison(tables, among("table"), cluster === undefined ? undefined : nameOf(cluster.$ref)),
  };
}

function copyName({ name, database }: StoredTable): string {
  return `${drillDatabase(database)}.${bare(name)}`;
}

/** An expression's text as an identifier, put together by the server. */
function quotedInSql(expression: string): string {
  return `concat('\`', replaceRegexpAll(${expression}, '([\\\\\`])', '\\\\\\\\\\1'), '\`')`;
}

function bare(name: string): string {
  return splitName(name).object;
}

/**
 * Rows of parts that nothing has changed since the backup was begun were there then, and must be in it. What came or was
 * merged since says nothing. A minute is left for clocks that differ.
 */
function comparison(tables: readonly StoredTable[], among: string, cluster: string | undefined): string {
  const parts = cluster === undefined ? "system.parts" : `clusterAllReplicas(${stringLiteral(cluster)}, system.parts)`;
  const shard = cluster === undefined ? "" : "\n            AND _shard_num = {shard:UInt32}";
  const copies = [...new Set(tables.map(({ database }) => stringLiteral(drillDatabase(database))))].sort();
  return `SELECT concat(if(restored < least, 'MISSING ', 'ok '), name, ': ', toString(restored), ' rows, at least ', toString(least))
FROM
(
    SELECT name, sum(rows_before) AS least, sum(rows_restored) AS restored
    FROM
    (
        SELECT concat(database, '.', table) AS name, max(of_replica) AS rows_before, 0 AS rows_restored
        FROM
        (
            SELECT hostName() AS host, database, table, sum(rows) AS of_replica
            FROM ${parts}
            WHERE active AND modification_time < toDateTime({begun:UInt32}) - 60 AND ${among}${shard}
            GROUP BY host, database, table
        )
        GROUP BY name
        UNION ALL
        SELECT concat(substring(database, 1, length(database) - ${SUFFIX.length}), '.', table) AS name, 0 AS rows_before, sum(rows) AS rows_restored
        FROM system.parts
        WHERE active AND database IN (${copies.join(", ")})
        GROUP BY database, table
    )
    GROUP BY name
)
ORDER BY name
FORMAT TSVRaw`;
}
