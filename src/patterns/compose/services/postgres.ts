import type { SecretReference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { SOURCE, type SourceSpec } from "../../../systems/postgres/schema/source.js";
import { LOG_FOLDER, LOG_SETTINGS } from "../logins/collector-config.js";
import { logVolume, readsLogs } from "../logins/services.js";
import type { StackSpec } from "../schema.js";
import { OWN_FILES, ownFolder } from "../secured/folder.js";
import { basics, has, type Service, type Services, shell, variables } from "../service.js";
import { postgresName } from "./postgres-name.js";

export const POSTGRES_ADMIN: SecretReference = { $secret: "postgres-admin/password" };

/** One for each source; it has the host's name that the source says. */
export function postgresServices(stack: StackSpec, pipeline: Pipeline): Services {
  if (!has(stack, "postgres")) return {};
  const isLogged = readsLogs(stack, pipeline);
  return Object.fromEntries(
    ofKind(pipeline.resources, SOURCE).map((source) => {
      const name = postgresName(source.name);
      const isEncrypted = isVerified(source.spec);
      const first = start(isEncrypted, isLogged);
      const service: Service = {
        ...basics(stack, "postgres"),
        ...(first.length === 0 ? {} : { entrypoint: first }),
        ...(isEncrypted ? { certificates: [ownFolder()] } : {}),
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
          ...(isLogged ? LOG_SETTINGS.flatMap((setting) => ["-c", setting]) : []),
        ],
        environment: variables(stack, "postgres", {
          POSTGRES_DB: source.spec.database,
          POSTGRES_PASSWORD_FILE: "/run/secrets/postgres-admin-password",
        }),
        secrets: ["postgres-admin-password"],
        mounts: [
          { source: `${name}-data`, target: "/var/lib/postgresql/data", isVolume: true },
          ...(isLogged ? [logVolume(source.name)] : []),
        ],
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

/** What is done before the image's own start, as root. */
function start(isEncrypted: boolean, isLogged: boolean): readonly string[] {
  const lines = [
    // PostgreSQL takes no key that others may read, and what is mounted is not its own.
    ...(isEncrypted ? [`install -o postgres -g postgres -m 600 ${OWN_FILES.key} ${KEY}`] : []),
    ...(isLogged ? [`install -d -o postgres -g postgres -m 755 ${LOG_FOLDER}`] : []),
  ];
  return lines.length === 0 ? [] : ["sh", "-ec", [...lines, 'exec docker-entrypoint.sh "$@"'].join("; "), "sh"];
}
