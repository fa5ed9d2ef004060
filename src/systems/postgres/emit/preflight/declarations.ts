import { nameOf } from "../../../../compiler/model/address.js";
import type { Resource } from "../../../../compiler/model/resource.js";
import type { PublicationSpec } from "../../schema/publication.js";
import type { SourceSpec } from "../../schema/source.js";
import type { TableSpec } from "../../schema/table.js";
import { HEARTBEAT_TABLE, SIGNAL_TABLE, slotName } from "../../source-names.js";
import { qualifiedName, stringLiteral } from "../../sql/quote.js";
import { columnDefinitions, qualified } from "../../stream.js";
import { parseColumnDefinition } from "../../types/parse.js";
import { formatType } from "./format-type.js";

type Cell = string | boolean | null | readonly string[];

/** What the config says of a database, as the first queries of a WITH. */
export function declarations(
  source: Resource<SourceSpec>,
  tables: readonly Resource<TableSpec>[],
  publications: readonly Resource<PublicationSpec>[],
): string {
  const { database, user, types } = source.spec;
  const names = tables.map((table) => nameIn(table.name));
  const parts = [
    values("declared_source (database, role, slot)", [[database, user, slotName(source)]]),
    values("declared_table (name, primary_key, identity, identity_index)", [
      ...tables.map((table): Cell[] => [nameIn(table.name), table.spec.primaryKey, ...identityOf(table.spec)]),
      [HEARTBEAT_TABLE, ["id"], "default", null],
      [SIGNAL_TABLE, ["id"], "default", null],
    ]),
    values("declared_column (table_name, name, type, not_null, generated)", [
      ...tables.flatMap(columnsOf),
      [HEARTBEAT_TABLE, "id", "integer", true, false],
      [SIGNAL_TABLE, "id", "character varying(42)", true, false],
    ]),
    values("declared_type (name, definition)", Object.entries(types).map(typeOf)),
    values("declared_right (table_name, needed)", [
      ...names.map((name): Cell[] => [name, "SELECT"]),
      ...["SELECT", "INSERT", "UPDATE"].map((right): Cell[] => [HEARTBEAT_TABLE, right]),
      ...["SELECT", "INSERT"].map((right): Cell[] => [SIGNAL_TABLE, right]),
    ]),
    values(
      "declared_publication (name, table_name, via_root)",
      publications.flatMap(({ name, spec }) =>
        [...spec.tables.map((table) => nameIn(nameOf(table.$ref))), HEARTBEAT_TABLE, SIGNAL_TABLE].map(
          (table): Cell[] => [name, table, spec.viaPartitionRoot],
        ),
      ),
    ),
  ];
  return `-- What the config says\n${parts.join(",\n")}`;
}

function nameIn(table: string): string {
  return qualifiedName(qualified(table));
}

function columnsOf(table: Resource<TableSpec>): Cell[][] {
  return [...columnDefinitions(table.spec)].map(([name, definition]) => [
    nameIn(table.name),
    name,
    formatType(definition),
    definition.notNull,
    definition.generated !== undefined,
  ]);
}

function identityOf({ replicaIdentity }: TableSpec): [string, string | null] {
  return typeof replicaIdentity === "string" ? [replicaIdentity, null] : ["index", replicaIdentity.index];
}

/** A domain's base type as the catalogue writes it; `enum` stays. */
function typeOf([name, definition]: readonly [string, string]): Cell[] {
  const parsed = parseColumnDefinition(definition);
  return [name, definition === "enum" || !parsed.ok ? definition : formatType(parsed.definition)];
}

function values(head: string, rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) {
    const columns = head.slice(head.indexOf("(") + 1, -1).split(", ");
    return `${head} AS (SELECT ${columns.map(() => "NULL::text").join(", ")} WHERE false)`;
  }
  return `${head} AS (VALUES\n${rows.map((row) => `    (${row.map(literal).join(", ")})`).join(",\n")}\n)`;
}

function literal(cell: Cell): string {
  if (cell === null) return "NULL";
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell === "string") return stringLiteral(cell);
  return `ARRAY[${cell.map(stringLiteral).join(", ")}]::text[]`;
}
