import { addressOf } from "../../../src/compiler/model/address.js";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { System } from "../../../src/compiler/model/system.js";
import { resolve } from "../../../src/compiler/resolve/resolve.js";
import { capture } from "../../../src/patterns/capture/index.js";
import { kafka } from "../../../src/systems/kafka/index.js";
import { postgres } from "../../../src/systems/postgres/index.js";
import { type Generated, writeArtifacts } from "../kit/generated.js";
import { database, prefix, role } from "./source-names.js";
import type { SourceTable } from "./tables.js";

export interface RecordedSource {
  readonly port: number;
  readonly tables: readonly SourceTable[];
  readonly partitions?: number | undefined;
  /** 0 switches the connector's heartbeats off. */
  readonly heartbeatMilliseconds?: number | undefined;
  readonly properties?: Readonly<Record<string, string>> | undefined;
  readonly events?: "flat" | undefined;
}

const systems: readonly System[] = [postgres, kafka, capture];

/** What the compiler makes of a source with these tables: set-up SQL, topics, connector and worker. */
export function generateSource({
  port,
  tables,
  partitions,
  heartbeatMilliseconds,
  properties,
  events,
}: RecordedSource) {
  const source = addressOf("postgres.source", prefix);
  const declare = (kind: string, name: string, options: JsonObject) => ({
    kind,
    name,
    options,
    site: { line: 1, column: 1 },
  });
  const config = {
    name: "recorded",
    environment: undefined,
    declarations: [
      declare("postgres.source", prefix, {
        host: "127.0.0.1",
        port,
        database,
        user: role,
        password: { $secret: "shop-postgres/password" },
        heartbeat: "1000ms",
        topics: { partitions: partitions ?? 1 },
        ...(events === undefined ? {} : { events }),
        connector: {
          "poll.interval.ms": 100,
          ...(heartbeatMilliseconds === undefined ? {} : { "heartbeat.interval.ms": heartbeatMilliseconds }),
          ...properties,
        },
      }),
      ...tables.map(({ name, key, identity }) =>
        declare("postgres.table", name, {
          source: { $ref: source },
          columns: Object.fromEntries(key.map((column) => [column, "bigint not null"])),
          primaryKey: [...key],
          replicaIdentity: identity,
        }),
      ),
    ],
    listed: [source, ...tables.map(({ name }) => addressOf("postgres.table", name))],
  };
  const { pipeline, diagnostics } = resolve(config, systems);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ detail }) => detail).join("\n"));
  return writeArtifacts(
    systems.flatMap((system) => system.emit?.({ pipeline, derivedColumns: new Map(), templates: new Map() }) ?? []),
  );
}

export async function withGeneratedSource<T>(source: RecordedSource, use: (generated: Generated) => Promise<T>) {
  const generated = await generateSource(source);
  try {
    return await use(generated);
  } finally {
    await generated.remove();
  }
}
