import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Engine, openEngine } from "../../src/engine/index.js";
import { ddlFilesIn, runDdl } from "./kit/ddl.js";
import { generate } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { projectRoot } from "./kit/project-root.js";

// The Kafka tables among them find no broker here: making them is enough.
describe.each(["pipeline.config.ts", "test/fixtures/recorded/pipeline.config.ts"])("the DDL of %s", (config) => {
  let generated: Generated;
  let engine: Engine;

  beforeAll(async () => {
    generated = await generate(join(projectRoot(), config));
    engine = await openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 });
  });
  afterAll(async () => {
    await engine?.close();
    await generated?.remove();
  });

  // A refreshable view fills a hidden table of its own while it refreshes.
  const objects = async () => {
    const [result] = await engine.run([
      {
        sql: "SELECT database, name, create_table_query FROM system.tables WHERE database NOT IN ('system', 'INFORMATION_SCHEMA', 'information_schema', 'default') AND NOT startsWith(name, '.') ORDER BY 1, 2",
        reads: true,
      },
    ]);
    return result?.ok ? result.rows : [];
  };

  test("is named whole in order.txt", () => {
    const files = generated.paths.filter((path) => path.endsWith(".sql") && path.startsWith("clickhouse/"));
    expect(ddlFilesIn(generated).sort()).toEqual(files.sort());
  });

  test("is executed file by file in that order, and again", async () => {
    await runDdl(engine, generated);
    const made = await objects();
    expect(made.length).toBe(ddlFilesIn(generated).filter((file) => !file.endsWith("/database.sql")).length);
    await runDdl(engine, generated);
    expect(await objects()).toEqual(made);
  });
});
