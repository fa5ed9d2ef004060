import { nameOf } from "../../../../compiler/model/address.js";
import type { Resource } from "../../../../compiler/model/resource.js";
import type { RoleSpec } from "../../schema/access/role.js";
import type { SettingsProfileSpec } from "../../schema/access/settings-profile.js";
import type { HostSpec, UserSpec } from "../../schema/access/user.js";
import { identifier, stringLiteral } from "../../sql/quote.js";
import { onCluster } from "../table-ddl.js";
import { identifiedClause } from "./authentication-clause.js";
import { nameList } from "./names.js";
import { settingsClause } from "./settings-clause.js";

// Profiles, roles and users are made where they are missing and then set to what the config says: replacing one would
// give it a new identity, and whoever has it would have it no longer.

export function profileStatements({ name, spec }: Resource<SettingsProfileSpec>): readonly string[] {
  const named = `${identifier(name)}${onCluster(spec.cluster)}`;
  return [
    `CREATE SETTINGS PROFILE IF NOT EXISTS ${named}`,
    `ALTER SETTINGS PROFILE ${named}\n${settingsClause(spec.inherit, spec.settings)}`,
  ];
}

export function roleStatements({ name, spec }: Resource<RoleSpec>): readonly string[] {
  const named = `${identifier(name)}${onCluster(spec.cluster)}`;
  const profiles = spec.profile === undefined ? [] : [spec.profile];
  return [`CREATE ROLE IF NOT EXISTS ${named}`, `ALTER ROLE ${named}\n${settingsClause(profiles, spec.settings)}`];
}

/** From its first moment on nobody gets in without proving who they are. */
export function createUser({ name, spec }: Resource<UserSpec>): string {
  const named = `${identifier(name)}${onCluster(spec.cluster)}`;
  return `CREATE USER IF NOT EXISTS ${named}\n${loginClauses(spec)}`;
}

/** All that a user is. Its default roles must have been granted to it before. */
export function alterUser({ name, spec }: Resource<UserSpec>): string {
  const { defaultRoles, defaultDatabase, grantees } = spec;
  const database = defaultDatabase === undefined ? "NONE" : identifier(databaseName(defaultDatabase));
  const profiles = spec.profile === undefined ? [] : [spec.profile];
  return [
    `ALTER USER ${identifier(name)}${onCluster(spec.cluster)}`,
    loginClauses(spec),
    `DEFAULT ROLE ${typeof defaultRoles === "string" ? defaultRoles.toUpperCase() : nameList(defaultRoles) || "NONE"}`,
    `DEFAULT DATABASE ${database}`,
    `GRANTEES ${typeof grantees === "string" ? grantees.toUpperCase() : nameList(grantees)}`,
    settingsClause(profiles, spec.settings),
  ].join("\n");
}

function loginClauses(spec: UserSpec): string {
  const hosts = spec.hosts === undefined ? "ANY" : spec.hosts.map(hostElement).join(", ");
  return `${identifiedClause(spec.authentication, spec.validUntil)}\nHOST ${hosts}`;
}

function hostElement(host: HostSpec): string {
  if (host === "local") return "LOCAL";
  if ("ip" in host) return `IP ${stringLiteral(host.ip)}`;
  if ("name" in host) return `NAME ${stringLiteral(host.name)}`;
  return "regexp" in host ? `REGEXP ${stringLiteral(host.regexp)}` : `LIKE ${stringLiteral(host.like)}`;
}

function databaseName(database: NonNullable<UserSpec["defaultDatabase"]>): string {
  return typeof database === "string" ? database : nameOf(database.$ref);
}
