import { chown, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { yamlText } from "../../src/compiler/emit/yaml.js";
import {
  COLLECTOR_CONFIG,
  LOG_FOLDER,
  LOG_SETTINGS,
  LOGINS_PORT,
} from "../../src/patterns/compose/logins/collector-config.js";
import { describeLive } from "./kit/describe-live.js";
import { scrape } from "./kit/exporters.js";
import { freePort } from "./kit/free-port.js";
import { collectorProgram } from "./kit/go-programs.js";
import { type PostgresServer, postgresUser, startPostgres } from "./kit/postgres-server.js";
import { launch, type ServerProcess } from "./kit/server-process.js";
import { type TemporaryFolder, temporaryFolder } from "./kit/temporary-folder.js";
import { until } from "./kit/until.js";

describeLive("failed logins at a stack's PostgreSQL", ["PostgreSQL", "OpenTelemetry collector"], () => {
  let folder: TemporaryFolder;
  let server: PostgresServer;
  let collector: ServerProcess;
  let address: string;

  beforeAll(async () => {
    folder = await temporaryFolder("logins");
    const logs = join(folder.path, "log");
    await mkdir(logs);
    const user = await postgresUser();
    if (user !== undefined) for (const each of [folder.path, logs]) await chown(each, user.uid, user.gid);
    server = await startPostgres();
    const settings = LOG_SETTINGS.map((setting): [string, string] => {
      const equals = setting.indexOf("=");
      return [setting.slice(0, equals), setting.slice(equals + 1).replace(LOG_FOLDER, logs)];
    });
    await server.restart(Object.fromEntries(settings));
    address = `127.0.0.1:${await freePort()}`;
    const config = join(folder.path, "config.yaml");
    await writeFile(
      config,
      yamlText(COLLECTOR_CONFIG).replaceAll(LOG_FOLDER, logs).replace(`0.0.0.0:${LOGINS_PORT}`, address),
    );
    collector = launch({
      name: "otelcol",
      command: await collectorProgram(),
      parameters: [`--config=${config}`],
      directory: folder.path,
    });
    await collector.ready(() => scrape(address).then(() => true));
  });
  afterAll(async () => {
    await collector?.stop();
    await server?.stop();
    await folder?.remove();
  });

  const login = async (options: { readonly user: string; readonly password: string }): Promise<unknown> => {
    const client = new Client({ ...server.superuser, ...options });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return undefined;
    } catch (error) {
      return error;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const failed = async (): Promise<number | undefined> => {
    const value = /^postgresql_logins_failed_total(?:\{\})? (\S+)$/m.exec(await scrape(address))?.[1];
    return value === undefined ? undefined : Number(value);
  };

  test("are counted, each once, from nothing on; logins that succeed are not", async () => {
    const { user, password } = server.superuser;
    const client = new Client(server.superuser);
    client.on("error", () => undefined);
    await client.connect();
    // Any line that is written while the log is read makes the counter be there.
    await until("the counter", async () => {
      await client.query("CHECKPOINT");
      return (await failed()) === 0 || undefined;
    });
    expect(await login({ user, password })).toBeUndefined();
    expect(await login({ user, password: "wrong" })).toMatchObject({ code: "28P01" });
    expect(await login({ user, password: "wrong again" })).toMatchObject({ code: "28P01" });
    expect(await login({ user: "nobody", password: "x" })).toMatchObject({ code: "28P01" });
    await until("all that failed", async () => (await failed()) === 3 || undefined);
    // An error in a statement is none.
    await expect(client.query("SELECT 1 / 0")).rejects.toThrow();
    await client.query("CHECKPOINT");
    await client.end();
    expect(await failed()).toBe(3);
  });
});
