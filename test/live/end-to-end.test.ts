import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mirrorsEqualSource, read } from "./end-to-end/comparison.js";
import { latencies } from "./end-to-end/latencies.js";
import { loseSlot } from "./end-to-end/lose-slot.js";
import { type RunningPipeline, startPipeline } from "./end-to-end/start-pipeline.js";
import { before, garbage, garbageLetters, insertOrders, order, reading } from "./end-to-end/statements.js";
import { describeLive } from "./kit/describe-live.js";
import { until } from "./kit/until.js";

describeLive("the generated pipeline, end to end", ["PostgreSQL", "Kafka, Connect and Debezium"], () => {
  let pipeline: RunningPipeline;
  const execute = async (...statements: string[]) => {
    for (const statement of statements) await pipeline.source.query(statement);
  };
  const deadLetters = (where: string) =>
    read(
      pipeline.engine,
      `SELECT problem, column, value FROM live.shop_dead_letters FINAL WHERE ${where} ORDER BY column, value`,
    );

  beforeAll(async () => {
    pipeline = await startPipeline(before);
  });
  afterAll(() => pipeline?.stop());

  test("mirrors the snapshot", async () => {
    expect(await mirrorsEqualSource(pipeline)).toBe(371);
  });

  test("follows inserts, updates, deletes and changed keys", async () => {
    await execute(
      `${insertOrders} ${order(1001, "'é 😀 \"quoted\" \\ back'")}, ${order(1002, "''")}`,
      "UPDATE orders SET status = 'paid', quantity = 7 WHERE id <= 100",
      "DELETE FROM orders WHERE id BETWEEN 101 AND 120",
      "UPDATE orders SET id = id + 5000 WHERE id BETWEEN 121 AND 130",
      "UPDATE order_lines SET line = line + 10 WHERE order_id = 1",
      "DELETE FROM order_lines WHERE order_id = 2",
      "UPDATE accounts SET region = 'south', balance = balance + 1 WHERE id <= 10",
      "UPDATE accounts SET id = id + 100, region = 'west' WHERE id > 15",
      "DELETE FROM accounts WHERE id = 11",
    );
    await mirrorsEqualSource(pipeline);
  });

  test("follows rows that come and go within one transaction", async () => {
    await execute(
      "BEGIN",
      `${insertOrders} ${order(2001)}`,
      "UPDATE orders SET quantity = 1 WHERE id = 2001",
      "DELETE FROM orders WHERE id = 2001",
      `${insertOrders} ${order(2001, "'again'")}`,
      "SAVEPOINT later",
      "DELETE FROM orders",
      "ROLLBACK TO SAVEPOINT later",
      "COMMIT",
    );
    await mirrorsEqualSource(pipeline);
  });

  test("follows a TRUNCATE and what is inserted after it", async () => {
    await execute(
      "BEGIN",
      "TRUNCATE order_lines",
      "INSERT INTO order_lines VALUES (1, 1, 1, 1.00), (77, 1, 1, 1.00)",
      "COMMIT",
    );
    expect(await mirrorsEqualSource(pipeline)).toBeGreaterThan(0);
  });

  test("carries a text of one megabyte through an update that leaves it alone", async () => {
    await execute(`${insertOrders} ${order(3001, "repeat('a megabyte, ', 90000)")}`);
    await execute("UPDATE orders SET status = 'paid' WHERE id = 3001");
    await mirrorsEqualSource(pipeline);
  });

  test("keeps a row whose value cannot be represented, and says which", async () => {
    await execute(
      `INSERT INTO readings VALUES ('${reading(2)}', 'NaN', '2026-01-02', 'infinity', false, '{}', NULL)`,
      `UPDATE readings SET id = '${reading(3)}', amount = 'NaN' WHERE id = '${reading(1)}'`,
    );
    await mirrorsEqualSource(pipeline);
    const letters = await until("the dead letters", async () => {
      const found = await deadLetters("problem = 'value'");
      return found.length >= 3 ? found : undefined;
    });
    expect(letters).toEqual([
      { problem: "value", column: "amount", value: "NAN" },
      { problem: "value", column: "amount", value: "NAN" },
      { problem: "value", column: "measured_at", value: "9223372036825200000" },
    ]);
  });

  test("puts garbage in a topic aside and goes on", async () => {
    await pipeline.topics.write("shop.public.accounts", garbage);
    await execute("UPDATE accounts SET balance = 0");
    await mirrorsEqualSource(pipeline);
    const letters = await deadLetters("problem = 'message' AND topic = 'shop.public.accounts'");
    expect(letters.map(({ value }) => value)).toEqual(garbageLetters);
  });

  test("loses and doubles nothing when the Connect worker is killed", async () => {
    let restarted: Promise<void> | undefined;
    for (let round = 0; round < 10; round++) {
      await execute(
        `${insertOrders} ${Array.from({ length: 100 }, (_, index) => order(10_000 + round * 100 + index)).join(", ")}`,
        `UPDATE orders SET quantity = quantity + 1 WHERE id % 10 = ${round}`,
        `DELETE FROM orders WHERE id % 97 = ${round}`,
      );
      if (round === 4) restarted = pipeline.worker.crash();
      await sleep(200);
    }
    await restarted;
    await pipeline.connect.running(pipeline.connector.name);
    await execute("UPDATE accounts SET balance = 1");
    await mirrorsEqualSource(pipeline, 90);
  });

  test("recovers from a lost slot by a new snapshot, and forgets what was deleted meanwhile", async () => {
    const resume = await loseSlot(pipeline);
    await execute(
      "DELETE FROM orders WHERE id < 50",
      "DELETE FROM order_lines",
      "UPDATE accounts SET region = 'lost' WHERE id = 1",
      `DELETE FROM readings WHERE id = '${reading(2)}'`,
    );
    await resume();
    await mirrorsEqualSource(pipeline, 90);
    await execute("UPDATE orders SET status = 'after'", "INSERT INTO order_lines VALUES (1, 1, 5, 5.00)");
    await mirrorsEqualSource(pipeline);
  });

  test("has set aside nothing else", async () => {
    const others = await deadLetters("problem NOT IN ('value', 'order') AND topic != 'shop.public.accounts'");
    expect(others).toEqual([]);
    const exceptions = "SELECT exceptions.text AS errors FROM system.kafka_consumers WHERE notEmpty(errors)";
    expect(await read(pipeline.engine, exceptions)).toEqual([]);
  });

  test("takes about so long from commit to mirror", async () => {
    const { median, slowest } = await latencies(pipeline, 10);
    console.log(`commit to mirror, 10 single rows: p50 ${median} ms, slowest ${slowest} ms`);
  });
});
