import type { Resource } from "../../../compiler/model/resource.js";
import { schemaOf, sourceTable } from "../qualified.js";
import type { TableSpec } from "../schema/table.js";
import { identifier, qualifiedName, stringLiteral } from "../sql/quote.js";

/** What an update or delete tells of the old row, table by table; partitions have an identity of their own. */
export function replicaIdentitySection(tables: readonly Resource<TableSpec>[]): string | undefined {
  if (tables.length === 0) return undefined;
  const full = tables.filter((table) => table.spec.replicaIdentity === "full");
  const byIndex = tables.filter((table) => table.spec.partitioned && typeof table.spec.replicaIdentity === "object");
  const statements = ["-- What an update or delete tells of the old row", ...tables.map(statement)];
  return [...statements, ...(full.length === 0 ? [] : [ofPartitions(full)]), ...byIndex.map(indexOfPartitions)].join(
    "\n",
  );
}

function statement(table: Resource<TableSpec>): string {
  const identity = table.spec.replicaIdentity;
  const written = typeof identity === "string" ? identity.toUpperCase() : `USING INDEX ${identifier(identity.index)}`;
  return `ALTER TABLE ${qualifiedName(sourceTable(table))} REPLICA IDENTITY ${written};`;
}

function ofPartitions(tables: readonly Resource<TableSpec>[]): string {
  const names = tables.map((table) => stringLiteral(qualifiedName(sourceTable(table)))).join(", ");
  return `-- The same for their partitions, which do not inherit it
SELECT format('ALTER TABLE %s REPLICA IDENTITY FULL', partition.relid)
FROM unnest(ARRAY[${names}]::regclass[]) AS declared, pg_partition_tree(declared) AS partition
WHERE partition.level > 0
\\gexec`;
}

/** Each partition has an index of its own beneath the root's, under a name of its own. */
function indexOfPartitions(table: Resource<TableSpec>): string {
  const { replicaIdentity } = table.spec;
  const index = typeof replicaIdentity === "object" ? replicaIdentity.index : "";
  const schema = schemaOf(sourceTable(table));
  return `SELECT format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I', indrelid::regclass, relname)
FROM pg_partition_tree(${stringLiteral(qualifiedName(`${schema}.${index}`))}) AS partition
INNER JOIN pg_index ON indexrelid = partition.relid
INNER JOIN pg_class AS class ON class.oid = partition.relid
WHERE partition.level > 0
\\gexec`;
}
