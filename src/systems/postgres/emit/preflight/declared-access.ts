import { nameOf } from "../../../../compiler/model/address.js";
import type { Resource } from "../../../../compiler/model/resource.js";
import type { Described } from "../../described.js";
import { qualified } from "../../qualified.js";
import { type GrantSpec, PRIVILEGES_ON, targetKind } from "../../schema/grant.js";
import { type PublicationSpec, publishedTables } from "../../schema/publication.js";
import { heartbeatTable, signalTable } from "../../source-names.js";
import { identifier, qualifiedName } from "../../sql/quote.js";
import { grantedTable } from "../setup/grants.js";
import { replicationRole } from "../setup/roles.js";
import { type Cell, values } from "./values.js";

/** What the config says of publications, roles and rights. */
export function declaredAccess(of: Described): readonly string[] {
  const { source, publications, roles, grants } = of;
  const own = [heartbeatTable(source.spec), signalTable(source.spec)];
  return [
    values("declared_publication (name, table_name, via_root, columns, filtered)", publications.flatMap(tablesOf(own))),
    values(
      "declared_publishing (name, publishes, all_tables, schemas)",
      publications.map(({ name, spec }): Cell[] => [name, spec.operations, spec.forAllTables, spec.schemas ?? []]),
    ),
    values(
      "declared_role (name, attribute_name, attribute)",
      roles.flatMap(({ name, spec }): Cell[][] => [
        [name, "LOGIN", spec.login],
        [name, "SUPERUSER", spec.superuser],
        [name, "BYPASSRLS", spec.bypassRowSecurity],
        [name, "INHERIT", spec.inherit],
        ...(replicationRole(source.spec) === undefined ? [[name, "REPLICATION", spec.replication]] : []),
      ]),
    ),
    values(
      "declared_membership (name, member_of)",
      roles.flatMap(({ name, spec }) =>
        spec.memberOf.map((group): Cell[] => [name, typeof group === "string" ? group : nameOf(group.$ref)]),
      ),
    ),
    values("declared_grant (role, kind, object, column_name, needed)", grants.flatMap(rightsOf(source.spec.database))),
  ];
}

function tablesOf(own: readonly string[]): (publication: Resource<PublicationSpec>) => Cell[][] {
  return ({ name, spec }) => [
    ...publishedTables(spec).map(({ table, columns, where }): Cell[] => [
      name,
      qualifiedName(qualified(nameOf(table.$ref))),
      spec.viaPartitionRoot,
      columns ?? [],
      where !== undefined,
    ]),
    ...own.map((table): Cell[] => [name, table, spec.viaPartitionRoot, [], false]),
  ];
}

/** One row for each right; what is about many tables is asked of them when the script runs. */
function rightsOf(database: string): (grant: Resource<GrantSpec>) => Cell[][] {
  return ({ spec }) => {
    const kind = targetKind(spec.on);
    if (kind === "futureTablesIn") return [];
    const role = spec.to === "public" ? "public" : nameOf(spec.to.$ref);
    const table = grantedTable(spec.on);
    const named = spec.on.sequence === undefined ? undefined : qualifiedName(spec.on.sequence);
    const object = table === undefined ? named : qualifiedName(table);
    const plain = spec.on.schema ?? spec.on.allTablesIn ?? spec.on.allSequencesIn ?? database;
    // Which privileges are all of them depends on the server's version: the one that every version has is asked for.
    const privileges = spec.privileges.includes("all") ? PRIVILEGES_ON[kind].slice(0, 1) : spec.privileges;
    return privileges.flatMap((privilege) =>
      (spec.on.columns ?? [""]).map((column): Cell[] => [
        role,
        kind,
        object ?? (kind === "database" ? plain : identifier(plain)),
        column,
        `${privilege.toUpperCase()}${spec.withGrantOption ? " WITH GRANT OPTION" : ""}`,
      ]),
    );
  };
}
