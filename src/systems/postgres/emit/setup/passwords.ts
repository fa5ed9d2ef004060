import { environmentVariable, psqlVariable } from "../../../../compiler/emit/secret-names.js";
import type { SecretReference } from "../../../../compiler/model/reference.js";
import type { Described } from "../../described.js";
import { serverRole } from "../../source-names.js";

/** The passwords that a set-up sets, each once: of the connector's role, and of those declared. */
export function passwords({ source, roles }: Described): readonly SecretReference[] {
  const found = new Map<string, SecretReference>();
  const own = roles.find((role) => serverRole(role) === source.spec.user)?.spec.password ?? source.spec.password;
  for (const secret of [own, ...roles.flatMap((role) => role.spec.password ?? [])]) {
    found.set(psqlVariable(secret), secret);
  }
  return [...found.values()];
}

/** How psql gets them: from the environment, so that they are in no file and in no command line. */
export function readPasswords(secrets: readonly SecretReference[]): string {
  return secrets
    .map(
      (secret) => `\\set ${psqlVariable(secret)} ''
\\getenv ${psqlVariable(secret)} ${environmentVariable(secret)}`,
    )
    .join("\n");
}

export function refuseEmptyPasswords(secrets: readonly SecretReference[]): string {
  const checks = secrets.map(
    (secret) => `SELECT :'${psqlVariable(secret)}' = '' AS no_password \\gset
\\if :no_password
DO $$ BEGIN RAISE EXCEPTION 'the environment variable ${environmentVariable(secret)} is not set or empty'; END $$;
\\endif`,
  );
  return ["-- An empty password would be none at all", ...checks].join("\n");
}
