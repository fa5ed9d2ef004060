import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { parse } from "yaml";
import { serverXml } from "./server-configuration.js";

export interface Configured {
  /** Files of a server's `config.d`, in YAML. */
  readonly files: readonly string[];
  /** Further configuration, as XML: what stands in for other servers. */
  readonly xml?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Run in order; what each answers is told. */
  readonly statements: readonly string[];
  /** Asked again and again, until it answers this. */
  readonly until?: { readonly sql: string; readonly answer: string };
}

/** Its own process: a session with replicated tables open never closes, and the environment is a server's own. */
const PROGRAM = `
const { Session } = await import("chdb");
const { setTimeout: sleep } = await import("node:timers/promises");
const { readFileSync } = await import("node:fs");
const [config, data, given] = process.argv.slice(1);
const { statements, until } = JSON.parse(readFileSync(given, "utf8"));
const session = new Session(data, { connectionArgs: ["--config-file=" + config] });
const ask = (sql) => { try { return session.query(sql, "TSV").trim(); } catch (error) { return error.message; } };
const answers = statements.map(ask);
if (until !== undefined) {
  let answer = "";
  for (let tries = 0; tries < 240 && answer !== until.answer; tries++) {
    if (tries > 0) await sleep(250);
    answer = ask(until.sql);
  }
  answers.push(answer);
}
process.stdout.write(JSON.stringify(answers), () => process.kill(process.pid, "SIGKILL"));
`;

/** The embedded engine, started as a server with these files is. */
export async function configuredEngine(configured: Configured): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "headrace-configured-"));
  try {
    await mkdir(join(folder, "config.d"));
    const config = join(folder, "config.xml");
    await writeFile(config, `<clickhouse>${configured.xml ?? ""}</clickhouse>`);
    for (const [index, file] of configured.files.entries())
      await writeFile(join(folder, "config.d", `${index}.xml`), serverXml("clickhouse", parse(file)));
    const given = join(folder, "given.json");
    await writeFile(given, JSON.stringify({ statements: configured.statements, until: configured.until }));
    const parameters = ["--input-type=module", "--eval", PROGRAM, config, join(folder, "data"), given];
    const { stdout, stderr } = await execa(process.execPath, parameters, {
      env: { ...configured.environment },
      reject: false,
      timeout: 180_000,
    });
    if (stdout === "") throw new Error(`The engine ended without an answer: ${stderr}`);
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
