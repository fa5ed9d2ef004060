import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import type { Pipeline } from "../../../compiler/model/resource.js";
import { addressesOf, type Described, described } from "../described.js";
import type { SourceSpec } from "../schema/source.js";
import { psqlCommand } from "./psql-command.js";
import { replicaIdentitySection } from "./replica-identity.js";
import { connectorRights } from "./setup/connector-rights.js";
import { grantSections } from "./setup/grants.js";
import { passwords, readPasswords, refuseEmptyPasswords } from "./setup/passwords.js";
import { publicationSection } from "./setup/publications.js";
import { roleSections } from "./setup/roles.js";

/** What a source's database must have before its connector starts, as a script that can be run again. */
export function setupFiles(pipeline: Pipeline): readonly Artifact[] {
  return described(pipeline).map((each) => {
    const text = [commentHead("--", each.source.address, usage(each)), ...sections(each), "COMMIT;"].join("\n\n");
    return {
      path: `postgres/${fileName(each.source.name)}/setup.sql`,
      content: `${text}\n`,
      resources: addressesOf(each),
    };
  });
}

function usage(of: Described): string {
  const { spec } = of.source;
  const secrets = passwords(of).map(environmentVariable);
  return [
    "",
    ...runBy(spec),
    `in database ${spec.database}. All of it happens or nothing; it can be run again:`,
    `  ${psqlCommand(spec.database, [], "setup.sql")}`,
    `psql (14 or later) reads the ${secrets.length === 1 ? "role's password" : "roles' passwords"} from the environment: ${secrets.join(", ")}.`,
    `The server needs ${LOGICAL_WAL[spec.managed ?? "own"]}, and a free replication slot and WAL sender: preflight.sql says.`,
    ...(spec.failover
      ? ["For the slot to survive a failover, the standbys need sync_replication_slots = on; see docs/postgresql.md."]
      : []),
  ].join("\n");
}

function runBy({ managed }: SourceSpec): readonly string[] {
  if (managed === undefined) {
    return [
      "Run by a superuser, or from PostgreSQL 16 on by the tables' owner with CREATEROLE and REPLICATION who may create",
    ];
  }
  return ["Run by the service's administrator, who must be a member of the tables' owners and may create"];
}

/** How `wal_level` becomes logical, where it is no setting that one may write. */
const LOGICAL_WAL: Readonly<Record<NonNullable<SourceSpec["managed"]> | "own", string>> = {
  own: "wal_level = logical",
  alloydb: "the flag alloydb.logical_decoding = on",
  aurora: "rds.logical_replication = 1 in its cluster parameter group",
  azure: "the server parameter wal_level = logical",
  cloudsql: "the flag cloudsql.logical_decoding = on",
  rds: "rds.logical_replication = 1 in its parameter group",
};

function sections(of: Described): readonly string[] {
  const secrets = passwords(of);
  const identities = replicaIdentitySection(of.tables);
  return [
    `\\set ON_ERROR_STOP on
${readPasswords(secrets)}
BEGIN;
SET LOCAL client_min_messages = warning;
-- Rather fail than make others wait behind it
SET LOCAL lock_timeout = '10s';`,
    refuseEmptyPasswords(secrets),
    ...roleSections(of),
    ...connectorRights(of),
    ...grantSections(of),
    ...(identities === undefined ? [] : [identities]),
    ...of.publications.map((publication) => publicationSection(publication, of)),
  ];
}
