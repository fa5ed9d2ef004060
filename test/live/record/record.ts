import { connectorIn, topicsIn } from "../kit/artifacts.js";
import type { Properties } from "../kit/connect.js";
import type { Generated } from "../kit/generated.js";
import { type TextRow, withConnection } from "../kit/postgres.js";
import { runAsItsHeadSays } from "../kit/psql.js";
import type { Topics } from "../kit/topics.js";
import type { RecordedMessage } from "./envelope.js";
import type { Scenario } from "./scenario.js";
import { type LiveStack, Session } from "./session.js";
import { withGeneratedSource } from "./source-files.js";
import { database, passwordVariable, role } from "./source-names.js";
import { verify } from "./verify.js";

const setUpScript = "postgres/shop/setup.sql";

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

/** Plays the scenario on a fresh database and fresh topics, with what the compiler generates for its tables. */
export function record(stack: LiveStack, topics: Topics, password: string, scenario: Scenario): Promise<Recording> {
  const source = { ...scenario, port: stack.postgres.port };
  return withGeneratedSource(source, (generated) => play(stack, topics, password, scenario, generated));
}

async function play(
  stack: LiveStack,
  topics: Topics,
  password: string,
  scenario: Scenario,
  generated: Generated,
): Promise<Recording> {
  await freshDatabase(stack);
  const declared = topicsIn(generated, "kafka/kafka/topics.yaml");
  await topics.createDeclared(declared);
  const { config } = connectorIn(generated, "connect/shop.json");
  const session = new Session(stack, topics, scenario, config);
  try {
    await prepareSource(session, stack, password, scenario, generated);
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
      // The port differs from run to run.
      connector: { ...config, "database.port": "5432" },
      setup: [...session.setup],
      sql: [...session.statements],
      messages,
      expected,
    };
  } finally {
    await session.close();
    await topics.remove(declared.map(({ name }) => name));
  }
}

async function freshDatabase(stack: LiveStack): Promise<void> {
  await withConnection(stack.postgres.superuser, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${database}`);
    await client.query(`DROP ROLE IF EXISTS ${role}`);
  });
}

/** The tables, what an operator runs before a connector may start, and the rows that the snapshot finds. */
async function prepareSource(
  session: Session,
  stack: LiveStack,
  password: string,
  { tables, rows = [] }: Scenario,
  generated: Generated,
): Promise<void> {
  for (const table of tables) {
    for (const statement of table.create) await session.sql(statement);
  }
  const secret = { [passwordVariable]: password };
  const { exitCode, output } = await runAsItsHeadSays(generated, setUpScript, stack.postgres, secret);
  if (exitCode !== 0) throw new Error(`the set-up ended with ${exitCode}: ${output}`);
  session.note(`the generated ${setUpScript}`);
  for (const statement of rows) await session.sql(statement);
}
