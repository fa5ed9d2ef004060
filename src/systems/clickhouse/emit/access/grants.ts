import { kindOf, nameOf } from "../../../../compiler/model/address.js";
import type { Resource } from "../../../../compiler/model/resource.js";
import type { GrantSpec, GrantTargetSpec } from "../../schema/access/grant.js";
import type { RoleSpec } from "../../schema/access/role.js";
import type { UserSpec } from "../../schema/access/user.js";
import { identifier, qualifiedName } from "../../sql/quote.js";
import { onCluster } from "../table-ddl.js";
import { nameList } from "./names.js";

/** What a grant gives, each with the thing that it is on. */
export function grantElements({ spec }: Resource<GrantSpec>): readonly string[] {
  const columns = spec.columns === undefined ? "" : `(${spec.columns.map(identifier).join(", ")})`;
  const privileges = spec.privileges.map((privilege) => `${privilege}${columns}`).join(", ");
  return spec.on.map((target) => `${privileges} ON ${targetName(target)}`);
}

function targetName(target: GrantTargetSpec): string {
  if (typeof target === "string") return target;
  if ("parameter" in target) return identifier(target.parameter);
  const name = nameOf(target.$ref);
  switch (kindOf(target.$ref)) {
    case "clickhouse.database":
      return `${identifier(name)}.*`;
    case "clickhouse.namedCollection":
    case "clickhouse.user":
      return identifier(name);
    default:
      return qualifiedName(name);
  }
}

type Grantee = Resource<RoleSpec> | Resource<UserSpec>;

/**
 * All that a role or user is granted, in the place of all that it was: one statement, so that there is no moment
 * without. What it may hand on is a second one. Nothing is said of one that the config grants nothing.
 */
export function privilegeStatements(grantee: Grantee, grants: readonly Resource<GrantSpec>[]): readonly string[] {
  const own = grants.filter(({ spec }) => spec.to.some((each) => each.$ref === grantee.address));
  const kept = own.filter(({ spec }) => !spec.withGrantOption);
  const handedOn = own.filter(({ spec }) => spec.withGrantOption);
  return [
    ...(kept.length === 0 ? [] : [grantStatement(grantee, kept, " WITH REPLACE OPTION")]),
    ...(handedOn.length === 0
      ? []
      : [grantStatement(grantee, handedOn, ` WITH GRANT OPTION${kept.length === 0 ? " WITH REPLACE OPTION" : ""}`)]),
  ];
}

function grantStatement(grantee: Grantee, grants: readonly Resource<GrantSpec>[], options: string): string {
  const elements = [...new Set(grants.flatMap(grantElements))];
  return `GRANT${onCluster(grantee.spec.cluster)}\n${elements.map((element) => `    ${element}`).join(",\n")}\nTO ${identifier(grantee.name)}${options}`;
}

/** The roles that a role or user has, in the place of those that it had. */
export function memberStatements({ name, spec }: Grantee): readonly string[] {
  if (spec.roles.length === 0) return [];
  return [`GRANT${onCluster(spec.cluster)} ${nameList(spec.roles)} TO ${identifier(name)} WITH REPLACE OPTION`];
}

/** A grant on its own, as it is parsed before it stands among the others of its role. */
export function grantAlone(grant: Resource<GrantSpec>): string {
  return `GRANT ${grantElements(grant).join(", ")} TO ${nameList(grant.spec.to)}`;
}

/** Queries that are fine only where the columns of a grant are there. */
export function columnQueries({ spec }: Resource<GrantSpec>): readonly string[] {
  const { columns } = spec;
  if (columns === undefined) return [];
  return spec.on.map((target) => `SELECT ${columns.map(identifier).join(", ")} FROM ${targetName(target)}`);
}
