import { fileName } from "../../../compiler/emit/file-name.js";
import type { SecretReference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { SOURCE, type SourceSpec } from "../../../systems/postgres/schema/source.js";
import type { StackSpec } from "../schema.js";
import { OWN_FILES, ownFolder } from "../secured/folder.js";
import { basics, has, type Service, type Services, shell, variables } from "../service.js";

export const POSTGRES_ADMIN: SecretReference = { $secret: "postgres-admin/password" };

/** One for each source; it has the host's name that the source says. */
export function postgresServices(stack: StackSpec, { resources }: Pipeline): Services {
  if (!has(stack, "postgres")) return {};
  return Object.fromEntries(
    ofKind(resources, SOURCE).map((source) => {
      const name = postgresName(source.name);
      const isEncrypted = isVerified(source.spec);
      const service: Service = {
        ...basics(stack, "postgres"),
        ...(isEncrypted ? { entrypoint: KEY_FIRST, certificates: [ownFolder()] } : {}),
        // Debezium reads the log that replicas read.
        command: [
          "postgres",
          "-c",
          "wal_level=logical",
          "-c",
          `port=${source.spec.port}`,
          ...(isEncrypted
            ? ["-c", "ssl=on", "-c", `ssl_cert_file=${OWN_FILES.certificate}`, "-c", `ssl_key_file=${KEY}`]
            : []),
        ],
        environment: variables(stack, "postgres", {
          POSTGRES_DB: source.spec.database,
          POSTGRES_PASSWORD_FILE: "/run/secrets/postgres-admin-password",
        }),
        secrets: ["postgres-admin-password"],
        mounts: [{ source: `${name}-data`, target: "/var/lib/postgresql/data", isVolume: true }],
        aliases: [source.spec.host],
        health: shell(
          `pg_isready -U postgres -p ${source.spec.port} -d '${source.spec.database.replaceAll("'", "'\\''")}'`,
        ),
      };
      return [name, service];
    }),
  );
}

/** Whether clients insist on TLS: then the server has it. */
export function isVerified({ sslMode }: SourceSpec): boolean {
  return sslMode !== "disable" && sslMode !== "prefer";
}

const KEY = "/var/lib/postgresql/server.key";
/** PostgreSQL takes no key that others may read, and what is mounted is not its own. */
const KEY_FIRST = [
  "sh",
  "-ec",
  `install -o postgres -g postgres -m 600 ${OWN_FILES.key} ${KEY}; exec docker-entrypoint.sh "$@"`,
  "sh",
];

export function postgresName(source: string): string {
  return `postgres-${fileName(source)
    .replace(/[^A-Za-z0-9_.-]/g, "-")
    .toLowerCase()}`;
}
