import type { Resource } from "../../../../compiler/model/resource.js";
import type { Described } from "../../described.js";
import { featuresUsed } from "../../features.js";
import { sourceTable } from "../../qualified.js";
import type { TableSpec } from "../../schema/table.js";
import { heartbeatTable, signalTable, slotName } from "../../source-names.js";
import { qualifiedName } from "../../sql/quote.js";
import { columnDefinitions } from "../../stream.js";
import { parseColumnDefinition } from "../../types/parse.js";
import { readableColumns } from "../setup/connector-rights.js";
import { replicationRole } from "../setup/roles.js";
import { declaredAccess } from "./declared-access.js";
import { formatType } from "./format-type.js";
import { type Cell, values } from "./values.js";

/** What the config says of a database, as the first queries of a WITH. */
export function declarations(of: Described): string {
  const { source, tables } = of;
  const { database, user, types, version, failover, slotGrowthLimit } = source.spec;
  const heartbeat = heartbeatTable(source.spec);
  const signal = signalTable(source.spec);
  const limited = readableColumns(of);
  const parts = [
    values("declared_source (database, role, slot)", [[database, user, slotName(source)]]),
    values("declared_server (version, replication_role, failover, slot_limit)", [
      [version ?? -1, replicationRole(source.spec) ?? "", failover, slotGrowthLimit ?? -1],
    ]),
    values("declared_feature (name, since)", [
      ...new Map(featuresUsed(of).map(({ name, since }): [string, Cell[]] => [name, [name, since]])).values(),
    ]),
    values("declared_table (name, primary_key, identity, identity_index, identity_columns, partitioned)", [
      ...tables.map((table): Cell[] => [
        nameIn(table),
        table.spec.primaryKey,
        ...identityOf(table.spec),
        table.spec.partitioned,
      ]),
      [heartbeat, ["id"], "default", null, [], false],
      [signal, ["id"], "default", null, [], false],
    ]),
    values("declared_column (table_name, name, type, not_null, generated)", [
      ...tables.flatMap(columnsOf),
      [heartbeat, "id", "integer", true, false],
      [signal, "id", "character varying(42)", true, false],
    ]),
    values("declared_type (name, definition)", Object.entries(types).map(typeOf)),
    values("declared_right (table_name, column_name, needed)", [
      ...tables.flatMap((table): Cell[][] =>
        (limited.get(table.address) ?? [""]).map((column) => [nameIn(table), column, "SELECT"]),
      ),
      ...["SELECT", "INSERT", "UPDATE"].map((right): Cell[] => [heartbeat, "", right]),
      ...["SELECT", "INSERT"].map((right): Cell[] => [signal, "", right]),
    ]),
    ...declaredAccess(of),
  ];
  return `-- What the config says\n${parts.join(",\n")}`;
}

function nameIn(table: Resource<TableSpec>): string {
  return qualifiedName(sourceTable(table));
}

function columnsOf(table: Resource<TableSpec>): Cell[][] {
  return [...columnDefinitions(table.spec)].map(([name, definition]) => [
    nameIn(table),
    name,
    formatType(definition),
    definition.notNull,
    definition.generated !== undefined,
  ]);
}

function identityOf({ replicaIdentity }: TableSpec): [string, string | null, readonly string[]] {
  if (typeof replicaIdentity === "string") return [replicaIdentity, null, []];
  return ["index", replicaIdentity.index, replicaIdentity.columns];
}

/** A domain's base type as the catalogue writes it; `enum` stays. */
function typeOf([name, definition]: readonly [string, string]): Cell[] {
  const parsed = parseColumnDefinition(definition);
  return [name, definition === "enum" || !parsed.ok ? definition : formatType(parsed.definition)];
}
