import type { Resource } from "../../../../compiler/model/resource.js";
import { type Described, roleNamed, tableNamed } from "../../described.js";
import { type GrantSpec, PRIVILEGES_ON, targetKind } from "../../schema/grant.js";
import { type PublicationSpec, publishedTables } from "../../schema/publication.js";
import { heartbeatTable, serverRole, signalTable } from "../../source-names.js";
import { identifier, qualifiedName } from "../../sql/quote.js";
import { grantedTable } from "../setup/grants.js";
import { passwordEnd, replicationRole } from "../setup/roles.js";
import { type Cell, values } from "./values.js";

/** What the config says of publications, roles and rights. */
export function declaredAccess(of: Described): readonly string[] {
  const { source, publications, roles, grants } = of;
  const own = [heartbeatTable(source.spec), signalTable(source.spec)];
  return [
    values(
      "declared_publication (name, table_name, via_root, columns, filtered)",
      publications.flatMap(tablesOf(own, of)),
    ),
    values(
      "declared_publishing (name, publishes, all_tables, schemas)",
      publications.map(({ name, spec }): Cell[] => [name, spec.operations, spec.forAllTables, spec.schemas ?? []]),
    ),
    values(
      "declared_role (name, attribute_name, attribute)",
      roles.flatMap((role): Cell[][] => {
        const { spec } = role;
        const name = serverRole(role);
        return [
          [name, "LOGIN", spec.login],
          [name, "SUPERUSER", spec.superuser],
          [name, "BYPASSRLS", spec.bypassRowSecurity],
          [name, "INHERIT", spec.inherit],
          ...(replicationRole(source.spec) === undefined ? [[name, "REPLICATION", spec.replication]] : []),
        ];
      }),
    ),
    values(
      "declared_membership (name, member_of)",
      roles.flatMap((role) =>
        role.spec.memberOf.map((group): Cell[] => [
          serverRole(role),
          typeof group === "string" ? group : roleNamed(of, group),
        ]),
      ),
    ),
    values(
      "declared_login (name, connection_limit, valid_until)",
      roles.map((role): Cell[] => [serverRole(role), role.spec.connectionLimit ?? -1, passwordEnd(role.spec)]),
    ),
    values("declared_grant (role, kind, object, column_name, needed)", grants.flatMap(rightsOf(of))),
    values("declared_default (role, creator, schema, needed, with_option)", grants.flatMap(defaultsOf(of))),
  ];
}

function tablesOf(own: readonly string[], of: Described): (publication: Resource<PublicationSpec>) => Cell[][] {
  return ({ name, spec }) => [
    ...publishedTables(spec).map(({ table, columns, where }): Cell[] => [
      name,
      qualifiedName(tableNamed(of, table)),
      spec.viaPartitionRoot,
      columns ?? [],
      where !== undefined,
    ]),
    ...own.map((table): Cell[] => [name, table, spec.viaPartitionRoot, [], false]),
  ];
}

/** One row for each right on tables to come. */
function defaultsOf(of: Described): (grant: Resource<GrantSpec>) => Cell[][] {
  return ({ spec }) => {
    const { futureTablesIn, createdBy } = spec.on;
    if (futureTablesIn === undefined) return [];
    // Without a creator it is whoever ran the set-up SQL: nothing says who that was.
    const creator = createdBy === undefined ? "" : roleNamed(of, createdBy);
    return privilegesOf(spec).map((privilege): Cell[] => [
      granteeOf(spec, of),
      creator,
      identifier(futureTablesIn),
      privilege.toUpperCase(),
      spec.withGrantOption,
    ]);
  };
}

function granteeOf({ to }: GrantSpec, of: Described): string {
  return to === "public" ? "public" : roleNamed(of, to);
}

/** Which privileges are all of them depends on the server's version: the one that every version has is asked for. */
function privilegesOf({ privileges, on }: GrantSpec): readonly string[] {
  return privileges.includes("all") ? PRIVILEGES_ON[targetKind(on)].slice(0, 1) : privileges;
}

/** One row for each right; what is about many tables is asked of them when the script runs. */
function rightsOf(of: Described): (grant: Resource<GrantSpec>) => Cell[][] {
  return ({ spec }) => {
    const kind = targetKind(spec.on);
    if (kind === "futureTablesIn") return [];
    const table = grantedTable(spec.on, of);
    const named = spec.on.sequence === undefined ? undefined : qualifiedName(spec.on.sequence);
    const object = table === undefined ? named : qualifiedName(table);
    const plain = spec.on.schema ?? spec.on.allTablesIn ?? spec.on.allSequencesIn ?? of.source.spec.database;
    return privilegesOf(spec).flatMap((privilege) =>
      (spec.on.columns ?? [""]).map((column): Cell[] => [
        granteeOf(spec, of),
        kind,
        object ?? (kind === "database" ? plain : identifier(plain)),
        column,
        `${privilege.toUpperCase()}${spec.withGrantOption ? " WITH GRANT OPTION" : ""}`,
      ]),
    );
  };
}
