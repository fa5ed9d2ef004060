import { psqlVariable } from "../../../../compiler/emit/secret-names.js";
import type { SecretReference } from "../../../../compiler/model/reference.js";
import type { Resource } from "../../../../compiler/model/resource.js";
import { type Described, roleNamed } from "../../described.js";
import type { RoleSpec } from "../../schema/role.js";
import type { SourceSpec } from "../../schema/source.js";
import { serverRole } from "../../source-names.js";
import { identifier, stringLiteral } from "../../sql/quote.js";

/**
 * On Amazon's services nobody may give the REPLICATION attribute, but be a member of a role that stands for it
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.FeatureSupport.LogicalReplication.html).
 */
export function replicationRole({ managed }: SourceSpec): string | undefined {
  return managed === "rds" || managed === "aurora" ? "rds_replication" : undefined;
}

/** The roles: those declared, and the connector's where it is none of them. */
export function roleSections(of: Described): readonly string[] {
  const { source, roles } = of;
  const own = roles.some((role) => serverRole(role) === source.spec.user);
  return [
    ...(own ? [] : [connectorRole(source.spec)]),
    ...roles.map((role) => roleSection(role, source.spec)),
    ...membershipSections(of),
  ];
}

function connectorRole(source: SourceSpec): string {
  const role = identifier(source.user);
  const membership = replicationRole(source);
  const attributes = membership === undefined ? "LOGIN REPLICATION" : "LOGIN";
  return `-- The role that the connector logs in as
SELECT ${stringLiteral(`CREATE ROLE ${role} WITH ${attributes}`)}
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${stringLiteral(source.user)})
\\gexec
ALTER ROLE ${role} WITH ${attributes} PASSWORD :'${psqlVariable(source.password)}';${
    membership === undefined ? "" : `\nGRANT ${membership} TO ${role};`
  }`;
}

/** Attributes that only a superuser may even name are altered where they differ. */
function roleSection(role: Resource<RoleSpec>, source: SourceSpec): string {
  const { spec } = role;
  const own = serverRole(role);
  const name = identifier(own);
  const membership = spec.replication ? replicationRole(source) : undefined;
  const guarded: [string, string, boolean][] = [
    ["rolsuper", "SUPERUSER", spec.superuser],
    ["rolreplication", "REPLICATION", spec.replication && membership === undefined],
    ["rolbypassrls", "BYPASSRLS", spec.bypassRowSecurity],
  ];
  const changes = guarded.map(
    ([column, attribute, wanted]) =>
      `    CASE WHEN ${wanted ? "NOT " : ""}${column} THEN '${wanted ? "" : "NO"}${attribute}' END`,
  );
  const password = own === source.user ? (spec.password ?? source.password) : spec.password;
  return `-- Role ${own.replace(/[\r\n\v\f\u0085\u2028\u2029]/g, " ")}
SELECT ${stringLiteral(`CREATE ROLE ${name}`)}
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${stringLiteral(own)})
\\gexec
SELECT ${stringLiteral(`ALTER ROLE ${name} WITH `)} || changes FROM pg_roles, concat_ws(' ',
${changes.join(",\n")}
) AS changes
WHERE rolname = ${stringLiteral(own)} AND changes <> ''
\\gexec
ALTER ROLE ${name} WITH ${plainAttributes(spec, password)};${
    membership === undefined ? "" : `\nGRANT ${membership} TO ${name};`
  }`;
}

/** A day begins at midnight UTC, whatever the time zone of whoever runs the script. */
export function passwordEnd({ validUntil = "infinity" }: RoleSpec): string {
  return /^[\d-]+$/.test(validUntil) ? `${validUntil}T00:00:00Z` : validUntil;
}

function plainAttributes(spec: RoleSpec, password: SecretReference | undefined): string {
  return [
    spec.login ? "LOGIN" : "NOLOGIN",
    spec.inherit ? "INHERIT" : "NOINHERIT",
    `CONNECTION LIMIT ${spec.connectionLimit ?? -1}`,
    `VALID UNTIL '${passwordEnd(spec)}'`,
    ...(password === undefined ? [] : [`PASSWORD :'${psqlVariable(password)}'`]),
  ].join(" ");
}

/** After all roles: one may be a member of another. */
function membershipSections(of: Described): readonly string[] {
  const statements = of.roles.flatMap((role) =>
    role.spec.memberOf.map((group) => {
      const name = typeof group === "string" ? group : roleNamed(of, group);
      return `GRANT ${identifier(name)} TO ${identifier(serverRole(role))};`;
    }),
  );
  return statements.length === 0 ? [] : [["-- Who is a member of what", ...statements].join("\n")];
}
