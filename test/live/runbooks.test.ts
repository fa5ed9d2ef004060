import { readdirSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stringify } from "yaml";
import { blocksOf, type PageBlock, statementsIn } from "../kit/page-blocks.js";
import { ofQueryLog, QUERY_LOG } from "../kit/query-log.js";
import { type RunningPipeline, startPipeline } from "./end-to-end/start-pipeline.js";
import { type Alertmanager, startAlertmanager } from "./kit/alertmanager.js";
import { clickHouseClientIn } from "./kit/clickhouse-client.js";
import { postgresPrograms } from "./kit/components.js";
import { describeLive } from "./kit/describe-live.js";
import { toolsIn } from "./kit/kafka-tools.js";
import { type Prometheus, startPrometheus } from "./kit/prometheus.js";
import { until } from "./kit/until.js";

const NEEDED = ["PostgreSQL", "Kafka, Connect and Debezium", "Kafka's tools", "Prometheus and Alertmanager"] as const;

const SOURCE = [
  "ALTER SYSTEM SET max_slot_wal_keep_size = '1GB'",
  "SELECT pg_reload_conf()",
  "CREATE TABLE orders (id bigint PRIMARY KEY, status varchar(20) NOT NULL, placed_at timestamptz NOT NULL)",
  "INSERT INTO orders SELECT id, 'paid', now() FROM generate_series(1, 100) AS id",
];

// The pages of a pipeline that runs: everything in them is typed where they say, as they say it.
describeLive("what runbooks say", NEEDED, () => {
  let pipeline: RunningPipeline;
  let client: Awaited<ReturnType<typeof clickHouseClientIn>>;
  let alertmanager: Alertmanager;
  let prometheus: Prometheus;
  let blocks: readonly PageBlock[];
  let environment: Record<string, string>;

  beforeAll(async () => {
    pipeline = await startPipeline(SOURCE, { config: "runbooks/pipeline.config.ts" });
    const { folder } = pipeline.generated;
    const tools = await toolsIn(folder);
    client = await clickHouseClientIn(tools, pipeline.engine);
    alertmanager = await startAlertmanager({
      "alertmanager.yml": stringify({ route: { receiver: "nobody" }, receivers: [{ name: "nobody" }] }),
    });
    prometheus = await startPrometheus({
      "prometheus.yml": stringify({
        alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager.address] }] }] },
        scrape_configs: [{ job_name: "gone", scrape_interval: "1s", static_configs: [{ targets: ["127.0.0.1:9"] }] }],
      }),
    });
    const { user, password } = pipeline.postgres.superuser;
    environment = {
      PATH: `${tools}:${await postgresPrograms()}:${process.env.PATH ?? ""}`,
      CLICKHOUSE_URL: client.url,
      CONNECT_URL: pipeline.worker.url,
      PROMETHEUS_URL: prometheus.url,
      ALERTMANAGER_URL: `http://${alertmanager.address}`,
      PGUSER: user,
      PGPASSWORD: password,
    };
    const pages = readdirSync(join(folder, "runbooks"));
    blocks = pages.flatMap((page) => blocksOf(page, pipeline.generated.text(`runbooks/${page}`)));
  });
  afterAll(async () => {
    for (const each of [prometheus, alertmanager, client, pipeline]) await each?.stop();
  });

  /** A block as it is pasted into a shell. */
  const typed = (text: string) =>
    execa("bash", ["-e", "-o", "pipefail", "-c", text], {
      cwd: pipeline.generated.folder,
      env: environment,
      stdin: "ignore",
      all: true,
    });
  const at = (place: string, language: string) =>
    new Map(
      blocks.filter((each) => each.place === place && each.language === language).map((each) => [each.text, each]),
    );

  test("every command of a shell ends well", async () => {
    const outputs = new Map<string, string>();
    const commands = at("Shell", "bash");
    expect(commands.size).toBeGreaterThan(20);
    for (const [text, { page }] of commands) {
      // Connect answers 409 while it shares its tasks out anew.
      const { all } = await until(`${page}: ${text}`, () => typed(text), { seconds: 40, everyMilliseconds: 1000 });
      outputs.set(text, all);
    }
    const outputOf = (beginning: RegExp) => [...outputs].find(([text]) => beginning.test(text))?.[1] ?? "";
    expect(outputOf(/^kafka-consumer-groups.sh/)).toMatch(
      /clickhouse\.live\.orders +shop\.public\.orders +0 +\d+ +\d+ +0 /,
    );
    expect(outputOf(/^kafka-broker-api-versions.sh/)).toMatch(/id: 1 rack: null/);
    expect(outputOf(/^kafka-metadata-quorum.sh/)).toMatch(/LeaderId: +1/);
    expect(outputOf(/^kafka-configs.sh/)).toMatch(/unclean.leader.election.enable=false/);
    expect(outputOf(/^curl .*\/status"/)).toBe("shop RUNNING\ntask 0 RUNNING ");
    expect(outputOf(/^curl .*targets/)).toMatch(/^gone\thttp:\/\/127.0.0.1:9\/metrics\t.*refused/);
    expect(outputOf(/^promtool check rules/)).toMatch(/SUCCESS/);
  });

  test("every statement of PostgreSQL's ends well, and finds the slot", async () => {
    const found: Record<string, unknown>[] = [];
    for (const [text] of at("PostgreSQL `shop`", "sql")) {
      for (const sql of statementsIn(text)) found.push(...(await pipeline.source.query(sql)).rows);
    }
    expect(found.find((row) => "retained" in row)).toMatchObject({
      slot_name: "headrace_shop",
      active: true,
      wal_status: "reserved",
    });
  });

  test("every statement of ClickHouse's ends well, and finds the queue and its view", async () => {
    const found: Record<string, unknown>[] = [];
    const blocks = at("ClickHouse", "sql");
    expect(blocks.size).toBeGreaterThan(15);
    for (const result of await pipeline.engine.run(QUERY_LOG.map((sql) => ({ sql, reads: false })))) {
      expect(result.ok).toBe(true);
    }
    for (const [text, { page }] of blocks) {
      for (const sql of statementsIn(text).map(ofQueryLog)) {
        const [result] = await pipeline.engine.run([{ sql, reads: sql.startsWith("SELECT") }]);
        if (result?.ok !== true) throw new Error(`${page}: ${sql}\n${result?.failure.message}`);
        found.push(...result.rows);
      }
    }
    const names = found.flatMap(({ engine, name }) => (engine === undefined ? [] : [`${name}: ${engine}`]));
    expect(names).toContain("orders_queue: Kafka");
    expect(names).toContain("orders_consumer: MaterializedView");
    expect(found).toContainEqual(
      expect.objectContaining({ table: "orders_queue", num_messages_read: expect.anything() }),
    );
    expect(found).toContainEqual({ day: expect.anything(), orders: "100" });
  });

  test("every query of Prometheus' is answered", async () => {
    const queries = at("Prometheus", "promql");
    expect(queries.size).toBeGreaterThan(50);
    for (const [text, { page }] of queries) {
      const answer = await fetch(`${prometheus.url}/api/v1/query?query=${encodeURIComponent(text)}`);
      expect({ page, text, status: answer.status }).toEqual({ page, text, status: 200 });
    }
  });

  test("whoever follows the page of a failed task sees why, and brings it back", async () => {
    const page = blocks.filter((each) => each.page === "connector-task-failed.md");
    const status = page.find(({ text }) => text.includes("/status"))?.text ?? "";
    const restart = page.find(({ text }) => text.includes("onlyFailed=true"))?.text ?? "";
    const publication = pipeline.connector.config["publication.name"];
    await pipeline.source.query(`ALTER PUBLICATION "${publication}" RENAME TO gone`);
    await fetch(`${pipeline.worker.url}/connectors/shop/restart?includeTasks=true`, { method: "POST" });
    const seen = await until("the failure", async () => {
      const { all } = await typed(status);
      return all.includes("task 0 FAILED") ? all : undefined;
    });
    expect(seen).toContain("Publication autocreation is disabled");
    await pipeline.source.query(`ALTER PUBLICATION gone RENAME TO "${publication}"`);
    await until("the restart", () => typed(restart), { everyMilliseconds: 1000 });
    await until("the task", async () => {
      const { tasks } = await pipeline.connect.status("shop");
      return tasks.every(({ state }) => state === "RUNNING") || undefined;
    });
  });
});
