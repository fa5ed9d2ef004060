import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mirrorsEqualSource, read } from "./end-to-end/comparison.js";
import { loseSlot } from "./end-to-end/lose-slot.js";
import { type RunningPipeline, startPipeline } from "./end-to-end/start-pipeline.js";
import { before, insertOrders, order } from "./end-to-end/statements.js";
import { ddlFilesIn } from "./kit/ddl.js";
import { describeLive } from "./kit/describe-live.js";
import { until } from "./kit/until.js";

describeLive("what recovery.md says", ["PostgreSQL", "Kafka, Connect and Debezium"], () => {
  let pipeline: RunningPipeline;
  const source = async (...statements: string[]) => {
    for (const statement of statements) await pipeline.source.query(statement);
  };
  const clickHouse = async (...statements: string[]) => {
    for (const sql of statements) {
      const [result] = await pipeline.engine.run([{ sql, reads: false }]);
      if (result?.ok !== true) throw new Error(`${sql}: ${result?.failure.message}`);
    }
  };
  /** A file of SQL, as clickhouse-client runs it. */
  const file = (path: string) =>
    pipeline.generated
      .text(path)
      .replace(/^--.*$/gm, "")
      .split(/;\n/)
      .filter((statement) => statement.trim() !== "");
  const makeObjects = async (except: readonly string[] = []) => {
    for (const path of ddlFilesIn(pipeline.generated)) {
      if (!except.includes(path.slice("clickhouse/".length))) await clickHouse(pipeline.generated.text(path));
    }
  };

  /** What the generated script asks Kafka's tool to do, done. */
  async function resetOffsets(since: Date): Promise<void> {
    const { folder } = pipeline.generated;
    const tools = join(folder, "tools");
    mkdirSync(tools, { recursive: true });
    writeFileSync(join(tools, "kafka-consumer-groups.sh"), `#!/bin/sh\necho "$@" >> ${folder}/asked\n`);
    chmodSync(join(tools, "kafka-consumer-groups.sh"), 0o755);
    const env = { ...process.env, PATH: `${tools}:${process.env.PATH}` };
    execFileSync("sh", ["recovery/reset-offsets.sh", since.toISOString()], { cwd: folder, env });
    const asked = readFileSync(join(folder, "asked"), "utf8")
      .split("\n")
      .filter((line) => line.endsWith(" --execute"));
    expect(asked).toHaveLength(5);
    for (const line of asked) {
      const [, group = "", topic = "", time = ""] =
        /--group (\S+) --topic (\S+) --reset-offsets --to-datetime (\S+) --execute$/.exec(line) ?? [];
      expect(time).toBe(since.toISOString());
      // The script waits until the members' sessions have run out.
      await until(`${group} to have no member`, () => pipeline.topics.resetOffsets(group, topic, since), {
        seconds: 90,
      });
    }
  }

  beforeAll(async () => {
    pipeline = await startPipeline(before);
  });
  afterAll(() => pipeline?.stop());

  test("ClickHouse is lost: restored, and delivered again what came since, it equals the source", async () => {
    await mirrorsEqualSource(pipeline);
    await source(
      `${insertOrders} ${order(1001)}, ${order(1002)}`,
      "UPDATE orders SET status = 'paid' WHERE id <= 100",
      "DELETE FROM orders WHERE id BETWEEN 101 AND 110",
    );
    const since = new Date();
    // While changes come: some of them are in the backup, some are not.
    const changing = source(
      ...Array.from({ length: 40 }, (_, index) => `UPDATE orders SET quantity = quantity + 1 WHERE id % 40 = ${index}`),
      "DELETE FROM order_lines WHERE order_id <= 10",
    );
    await clickHouse("SET param_backup = 'nightly/one/full'", ...file("clickhouse/backups/nightly/full.sql"));
    await changing;
    await source(
      "UPDATE accounts SET region = 'south' WHERE id <= 5",
      "BEGIN",
      "TRUNCATE readings",
      "COMMIT",
      `${insertOrders} ${order(2001)}`,
    );
    await mirrorsEqualSource(pipeline);

    await clickHouse(...file("recovery/stop-queues.sql"), "DROP DATABASE live SYNC");
    await source("DELETE FROM orders WHERE id = 2001", "UPDATE orders SET quantity = 99 WHERE id = 1");
    const consumers = pipeline.generated.text("recovery/consumers.txt").trimEnd().split("\n");
    expect(consumers).toHaveLength(5);
    await makeObjects(consumers);
    await clickHouse(...file("clickhouse/backups/nightly/restore.sql"));
    const restored = await read(pipeline.engine, "SELECT count() AS rows FROM live.readings");
    expect(restored).toEqual([{ rows: "1" }]);
    await resetOffsets(since);
    await makeObjects();
    await mirrorsEqualSource(pipeline, 120);
  });

  test("only the offsets are lost: those of an old copy go on without a snapshot, and lose nothing", async () => {
    const { name } = pipeline.connector;
    const copy = await pipeline.connect.offsets(name);
    await source(
      "UPDATE orders SET quantity = quantity + 1 WHERE id <= 300",
      "DELETE FROM orders WHERE id BETWEEN 301 AND 310",
    );
    await mirrorsEqualSource(pipeline, 120);
    await pipeline.connect.stop(name);
    // While it stands still, as when its topic is gone.
    await source("UPDATE orders SET quantity = 7 WHERE id BETWEEN 311 AND 320");
    await until("its offsets to be gone", () => pipeline.connect.deleteOffsets(name).then(() => true));
    await pipeline.connect.setOffsets(name, copy);
    expect(await pipeline.connect.offsets(name)).toEqual(copy);
    await pipeline.connect.resume(name);
    await mirrorsEqualSource(pipeline, 120);
  });

  test("a new snapshot of everything, though the slot and the offsets were there", async () => {
    const resume = await loseSlot(pipeline);
    await source("DELETE FROM orders WHERE id < 50", "INSERT INTO order_lines VALUES (99, 1, 1, 1.00)");
    await pipeline.connect.deleteOffsets(pipeline.connector.name);
    await resume();
    await mirrorsEqualSource(pipeline, 120);
  });
});
