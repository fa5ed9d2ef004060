import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import type { Pipeline, Resource } from "../../../compiler/model/resource.js";
import { addressesOf, described } from "../described.js";
import type { SourceSpec } from "../schema/source.js";
import { accessChecks } from "./preflight/access-checks.js";
import { declarations } from "./preflight/declarations.js";
import { realState } from "./preflight/real-state.js";
import { realGrants, roleChecks } from "./preflight/role-checks.js";
import { serverChecks } from "./preflight/server-checks.js";
import { tableChecks } from "./preflight/table-checks.js";
import { psqlCommand } from "./psql-command.js";

/** Whether a source's database is as the config says, as a script that only reads. */
export function preflightFiles(pipeline: Pipeline): readonly Artifact[] {
  return described(pipeline).flatMap((each) => {
    const { source, tables } = each;
    if (tables.length === 0) return [];
    const text = [
      commentHead("--", source.address, usage(source)),
      `\\set ON_ERROR_STOP on
\\set VERBOSITY terse
\\pset tuples_only on
\\pset format unaligned
\\pset pager off
BEGIN TRANSACTION READ ONLY;
-- So that every type of the database's own is written with its schema
SET LOCAL search_path = pg_catalog;`,
      `WITH
${declarations(each)},

${realState},

${realGrants},

${PROBLEMS}`,
      `SELECT :ROW_COUNT > 0 AS has_problems \\gset
\\if :has_problems
DO $$ BEGIN RAISE EXCEPTION 'the database is not ready for the connector'; END $$;
\\endif
COMMIT;`,
    ].join("\n\n");
    return {
      path: `postgres/${fileName(source.name)}/preflight.sql`,
      content: `${text}\n`,
      resources: addressesOf(each),
    };
  });
}

const PROBLEMS = `-- Where they differ
problem (section, text) AS (
    ${[...serverChecks, ...tableChecks, ...accessChecks, ...roleChecks].join("\n    UNION ALL\n    ")}
)
SELECT text FROM problem ORDER BY section, text;`;

function usage(source: Resource<SourceSpec>): string {
  return [
    "",
    "Whether the database is ready for the connector and is what the config says. It only reads; anyone may run it:",
    `  ${psqlCommand(source.spec.database, ["--quiet"], "preflight.sql")}`,
    "It prints a line for each problem, and ends with exit code 3 when there is one.",
  ].join("\n");
}
