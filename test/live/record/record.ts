import type { Properties } from "../kit/connect.js";
import { type TextRow, withConnection } from "../kit/postgres.js";
import type { Topics } from "../kit/topics.js";
import { database, heartbeatTable, prefix, signalTable, topicOf } from "./connector-properties.js";
import type { RecordedMessage } from "./envelope.js";
import type { Scenario } from "./scenario.js";
import { type LiveStack, Session } from "./session.js";
import { verify } from "./verify.js";

const largestRecord = "33554432";

export interface Recording {
  scenario: string;
  title: string;
  versions: { postgres: string; kafka: string; debezium: string };
  connector: Properties;
  setup: string[];
  sql: string[];
  messages: RecordedMessage[];
  expected: Record<string, TextRow[]>;
}

/** Plays the scenario on a fresh database and fresh topics. */
export async function record(
  stack: LiveStack,
  topics: Topics,
  password: string,
  scenario: Scenario,
): Promise<Recording> {
  await freshDatabase(stack, password);
  const names = [...scenario.tables.map(({ name }) => name), heartbeatTable, signalTable].map(topicOf);
  const own = names.map((topic) => ({
    topic,
    partitions: scenario.partitions ?? 1,
    settings: { "max.message.bytes": largestRecord },
  }));
  await topics.create([...own, { topic: `__debezium-heartbeat.${prefix}` }]);

  const session = new Session(stack, topics, scenario);
  try {
    await prepareSource(session, scenario);
    session.setupIsDone();
    if (scenario.start) {
      await scenario.start(session);
    } else {
      await session.startConnector();
      await session.snapshotWritten();
      await session.caughtUp();
    }
    await scenario.run?.(session);
    await session.caughtUp();
    const expected = await session.rows();
    const messages = await session.messages();
    verify(scenario, messages, expected);
    return {
      scenario: scenario.name,
      title: scenario.title,
      versions: {
        postgres: stack.postgres.version,
        kafka: stack.kafka.version,
        debezium: stack.connect.debeziumVersion,
      },
      connector: session.properties,
      setup: [...session.setup],
      sql: [...session.statements],
      messages,
      expected,
    };
  } finally {
    await session.close();
    await topics.remove([...names, `__debezium-heartbeat.${prefix}`]);
  }
}

async function freshDatabase(stack: LiveStack, password: string): Promise<void> {
  await withConnection(stack.postgres.superuser, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${database}`);
    await client.query("DROP ROLE IF EXISTS debezium");
    await client.query(`CREATE ROLE debezium LOGIN REPLICATION PASSWORD '${password}'`);
  });
}

/** What an operator does before a connector may start: the role's rights, the two own tables, the publication. */
async function prepareSource(session: Session, { tables, rows = [] }: Scenario): Promise<void> {
  session.note("CREATE ROLE debezium LOGIN REPLICATION");
  for (const table of tables) {
    for (const statement of table.create) await session.sql(statement);
  }
  await session.sql(`CREATE TABLE ${heartbeatTable} (id integer PRIMARY KEY, beat timestamptz NOT NULL)`);
  await session.sql(`INSERT INTO ${heartbeatTable} (id, beat) VALUES (1, now())`);
  await session.sql(
    `CREATE TABLE ${signalTable} (id varchar(42) PRIMARY KEY, type varchar(32) NOT NULL, data varchar(2048))`,
  );
  const published = [...tables.map(({ name }) => name), heartbeatTable, signalTable].join(", ");
  await session.sql(`GRANT SELECT ON ${published} TO debezium`);
  await session.sql(`GRANT INSERT, UPDATE ON ${heartbeatTable} TO debezium`);
  await session.sql(`GRANT INSERT, DELETE ON ${signalTable} TO debezium`);
  await session.sql(`CREATE PUBLICATION shop_publication FOR TABLE ${published}`);
  for (const statement of rows) await session.sql(statement);
}
