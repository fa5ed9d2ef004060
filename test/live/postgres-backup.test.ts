import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postgresPrograms } from "./kit/components.js";
import { describeLive } from "./kit/describe-live.js";
import { generateFrom } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { type PostgresServer, startPostgres } from "./kit/postgres-server.js";
import { type TemporaryFolder, temporaryFolder } from "./kit/temporary-folder.js";
import { until } from "./kit/until.js";

const CONFIG = `import { clickhouse, definePipeline, postgres, secret } from "headrace";

const shop = postgres.source("shop", {
  host: "127.0.0.1",
  database: "shop",
  user: "debezium",
  password: secret("shop/debezium"),
  version: 15,
});
const saver = postgres.role("saver", { source: shop, login: true, replication: true, password: secret("shop/saver") });
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null", status: "varchar(20)" },
  primaryKey: ["id"],
});
const saved = postgres.backup("shop archive", { of: shop, as: saver, to: { folder: "/srv/archive" }, keep: "14d" });

export default definePipeline({ name: "shop", tables: [orders, clickhouse.mirror("a.orders", { of: orders, orderBy: ["id"] })], saved: [saver, saved] });
`;
const FOLDER = "postgres/shop/backups/shop%20archive";

// Base backups, WAL by pg_receivewal, and what a server makes of both.
describeLive("PostgreSQL's generated backups", ["PostgreSQL"], () => {
  let server: PostgresServer;
  let generated: Generated;
  let kept: TemporaryFolder;
  let receiver: ChildProcess | undefined;
  let environment: Record<string, string>;
  let owner: { uid: number; gid: number } | undefined;

  async function ask(text: string, database = "shop"): Promise<readonly Record<string, unknown>[]> {
    const client = new Client({ ...server.superuser, database });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(text);
    await client.end();
    return rows;
  }

  async function run(script: string, more: Record<string, string> = {}) {
    const { exitCode, all } = await execa("sh", [join(generated.folder, FOLDER, script)], {
      all: true,
      reject: false,
      env: { ...environment, ...more },
      ...owner,
    });
    return { exitCode, said: all };
  }

  const bases = async () => (await readdir(join(kept.path, "base"))).sort();

  beforeAll(async () => {
    generated = await generateFrom(CONFIG);
    server = await startPostgres();
    kept = await temporaryFolder("archive");
    const scratch = join(kept.path, "scratch");
    await mkdir(scratch);
    await writeFile(join(kept.path, "password"), "one");
    if (process.getuid?.() === 0) {
      // As in the pods: a user that no machine knows.
      owner = { uid: 10_001, gid: 10_001 };
      execFileSync("chown", ["-R", "10001:10001", kept.path]);
      execFileSync("chmod", ["-R", "a+rX", generated.folder]);
    }
    environment = {
      PATH: `${await postgresPrograms()}:${process.env.PATH}`,
      PGHOST: "127.0.0.1",
      PGPORT: String(server.port),
      PGUSER: "saver",
      PASSWORD_FILE: join(kept.path, "password"),
      ARCHIVE: kept.path,
      SCRATCH: scratch,
    };
    await ask("CREATE DATABASE shop", "postgres");
    await ask(
      "CREATE ROLE saver LOGIN REPLICATION PASSWORD 'one'; CREATE TABLE orders (id bigint PRIMARY KEY, status text); INSERT INTO orders SELECT n, 'new' FROM generate_series(1, 1000) n",
    );
  });
  afterAll(async () => {
    receiver?.kill("SIGTERM");
    await server?.stop();
    await kept?.remove();
    await generated?.remove();
  });

  test("a base backup without WAL after it is refused: nothing would bring it further", async () => {
    const { exitCode, said } = await run("base.sh", { WAIT_SECONDS: "1" });
    expect(said).toMatch(/WAL [0-9A-F]{24} has not been received: see why pg_receivewal does not run\./);
    expect(exitCode).toBe(1);
    expect(await bases()).toEqual([]);
  });

  test("WAL is received by a slot, from the server's first start of it on", async () => {
    receiver = spawn("sh", [join(generated.folder, FOLDER, "receive.sh")], {
      env: environment,
      ...owner,
      stdio: "ignore",
    });
    await until("WAL to be received", async () =>
      (await readdir(join(kept.path, "wal"))).length > 0 ? true : undefined,
    );
    expect(
      await ask(
        "SELECT slot_name, slot_type, active FROM pg_replication_slots WHERE slot_name = 'headrace_shop_archive_wal'",
      ),
    ).toEqual([{ slot_name: "headrace_shop_archive_wal", slot_type: "physical", active: true }]);
  });

  test("what is committed after the base backup is in what is restored", async () => {
    const base = await run("base.sh");
    expect(base.said).toMatch(/^Taken and verified: base\/[\dT-]+$/m);
    expect(base.exitCode).toBe(0);
    await ask("INSERT INTO orders SELECT n, 'later' FROM generate_series(1001, 1500) n");
    await ask("SELECT pg_switch_wal()");
    await ask("DELETE FROM orders WHERE id <= 10");
    await until("the last commit to be received", async () => {
      const [row] = await ask(
        "SELECT write_lsn >= pg_current_wal_flush_lsn() AS has_all FROM pg_stat_replication WHERE application_name = 'pg_receivewal'",
      );
      return row?.has_all === true ? true : undefined;
    });
    const { exitCode, said } = await run("drill.sh");
    expect(said).toContain("public.orders: 1490 rows");
    expect(said).toMatch(/^Brought up to: \d{4}-/m);
    expect(said).toMatch(/^base\/[\dT-]+ is whole\.$/m);
    expect(exitCode).toBe(0);
    // Nothing of it is left, and the archive is as it was.
    expect(await readdir(environment.SCRATCH ?? "")).toEqual([]);
    expect((await readdir(join(kept.path, "wal"))).some((file) => file.startsWith("00000002"))).toBe(false);
  });

  test("the oldest that is needed to go back is kept, with its WAL, and what is older is removed", async () => {
    const [newest = ""] = await bases();
    await ask("SELECT pg_switch_wal()");
    await run("base.sh");
    const [, second = ""] = await bases();
    // As if they were of long ago: one of them is needed to go back by two weeks.
    await rename(join(kept.path, "base", newest), join(kept.path, "base/2020-01-01T00-00-00"));
    await rename(join(kept.path, "base", second), join(kept.path, "base/2020-01-02T00-00-00"));
    await ask("SELECT pg_switch_wal()");
    const { exitCode, said } = await run("base.sh");
    expect(said).toContain("Removed: base/2020-01-01T00-00-00");
    expect(said).toContain("Kept: from 2020-01-02T00-00-00 on");
    expect(exitCode).toBe(0);
    expect(await bases()).toHaveLength(2);
    const label = execFileSync("cat", [join(kept.path, "base/2020-01-02T00-00-00/backup_label")], { encoding: "utf8" });
    const first = /\(file ([0-9A-F]+)\)/.exec(label)?.[1] ?? "";
    const wal = (await readdir(join(kept.path, "wal"))).sort();
    expect(wal[0]).toBe(first);
  });

  test("a base backup that is not whole, and WAL with a gap, fail the drill", async () => {
    const [, newest = ""] = await bases();
    await ask("INSERT INTO orders VALUES (9001, 'x')");
    const wal = (await readdir(join(kept.path, "wal"))).sort();
    const aside = join(kept.path, "aside");
    await mkdir(aside);
    for (const file of wal) await rename(join(kept.path, "wal", file), join(aside, file));
    const gap = await run("drill.sh", { MOST_SECONDS: "0" });
    expect(gap.said).toContain("The archive of WAL ends there, or has a gap.");
    expect(gap.exitCode).toBe(1);
    for (const file of wal) await rename(join(aside, file), join(kept.path, "wal", file)).catch(() => undefined);
    await rm(join(kept.path, "base", newest, "PG_VERSION"));
    const broken = await run("drill.sh");
    expect(broken.said).toContain("PG_VERSION");
    expect(broken.exitCode).toBe(1);
  });
});
