import { type ConnectOptions, type ConnectWorker, startConnect } from "./connect-worker.js";
import type { JmxMetrics } from "./jmx-agent.js";
import { type KafkaBroker, startKafka } from "./kafka-broker.js";
import { type PostgresServer, startPostgres } from "./postgres-server.js";

export interface Wanted {
  postgres?: true;
  /** With how its metrics are served, if they are. */
  kafka?: true | JmxMetrics;
  /** Needs kafka. Called once the addresses of the others are known. */
  connect?: (started: Started) => Promise<Omit<ConnectOptions, "bootstrapServers">>;
}

export interface Started {
  readonly postgres: PostgresServer | undefined;
  readonly kafka: KafkaBroker;
}

export interface Stack<W extends Wanted> {
  readonly postgres: W["postgres"] extends true ? PostgresServer : undefined;
  readonly kafka: W["kafka"] extends true | JmxMetrics ? KafkaBroker : undefined;
  readonly connect: undefined extends W["connect"] ? undefined : ConnectWorker;
  stop(): Promise<void>;
}

/** Starts the servers asked for. When one does not come up, the others are stopped and its log is in the error. */
export async function startStack<const W extends Wanted>(wanted: W): Promise<Stack<W>> {
  const started: { stop(): Promise<void> }[] = [];
  async function keep<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
    const server = await starting;
    started.push(server);
    return server;
  }
  // Clients before what they talk to: a worker without its broker takes long to give up.
  async function stop(): Promise<void> {
    for (const server of started.splice(0).reverse()) await server.stop();
  }

  try {
    const [postgres, kafka] = await allOrFirstError([
      wanted.postgres ? keep(startPostgres()) : undefined,
      wanted.kafka ? keep(startKafka(undefined, wanted.kafka === true ? undefined : wanted.kafka)) : undefined,
    ]);
    const connect = wanted.connect ? await keep(startConnectFor(wanted.connect, kafka, postgres)) : undefined;
    return { postgres, kafka, connect, stop } as Stack<W>;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startConnectFor(
  wanted: (started: Started) => Promise<Omit<ConnectOptions, "bootstrapServers">>,
  kafka: KafkaBroker | undefined,
  postgres: PostgresServer | undefined,
): Promise<ConnectWorker> {
  if (kafka === undefined) throw new Error("Kafka Connect needs Kafka: ask for both");
  return startConnect({ bootstrapServers: kafka.bootstrapServers, ...(await wanted({ postgres, kafka })) });
}

/** Waits for all, so that nothing is still starting when the error is handled. */
async function allOrFirstError<A, B>(both: readonly [A | Promise<A>, B | Promise<B>]): Promise<[A, B]> {
  const [one, other] = await Promise.allSettled(both);
  if (one.status === "rejected") throw one.reason;
  if (other.status === "rejected") throw other.reason;
  return [one.value, other.value];
}
