import { afterAll, beforeAll, expect, test } from "vitest";
import { clickHouseObjects } from "../../../src/systems/clickhouse/emit/objects.js";
import { configuredEngine } from "../../kit/configured-engine.js";
import { recordedPipeline } from "../mirror/pipelines.js";
import { queueTwin } from "../mirror/queue-twin.js";
import { ListeningShard } from "./listening-shard.js";

let shard: ListeningShard;
beforeAll(async () => {
  shard = await ListeningShard.open();
});
afterAll(() => shard?.close());

test("a shard is sent the fence's value, FINAL, and no query of another table", { timeout: 120_000 }, async () => {
  const pipeline = await recordedPipeline("pipeline.config.ts", {}, [["a:1"], ["b:1"]]);
  const objects = clickHouseObjects(pipeline).filter(({ name }) =>
    /^mirror(\.orders|\.shop_(fences|dead_letters)|$)/.test(name),
  );
  const made = objects.flatMap(
    (object) => queueTwin(object)?.create.slice(0, 1) ?? object.create({ columns: [], proof: true }),
  );
  const server = (port: number) => `<shard><replica><host>127.0.0.1</host><port>${port}</port></replica></shard>`;
  const answers = await configuredEngine({
    files: [],
    xml: `<tcp_port>1</tcp_port><remote_servers><default>${server(1)}${server(shard.port)}</default></remote_servers>`,
    statements: [
      ...made,
      "INSERT INTO mirror.shop_fences VALUES ('', 77)",
      "SELECT id FROM mirror.orders WHERE status = 'new' SETTINGS connections_with_failover_max_tries = 1",
    ],
  });
  expect(answers.slice(0, -1).filter((answer) => answer !== "")).toEqual([]);
  const [sent = ""] = shard.queries();
  expect(sent).toMatch(/ FROM `?mirror`?\.`?orders_rows`? AS `__table\d` FINAL WHERE /);
  expect(sent).toMatch(/`_version` >= _CAST\('77', /);
  expect(sent).not.toContain("fences");
});
