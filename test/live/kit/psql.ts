import { dirname, join } from "node:path";
import { execa } from "execa";
import { postgresPrograms } from "./components.js";
import type { Generated } from "./generated.js";
import type { PostgresServer } from "./postgres-server.js";

export interface PsqlOutcome {
  readonly exitCode: number | undefined;
  /** What it wrote, both streams together. */
  readonly output: string;
}

/** Runs a generated script with the very command line that stands at its head, in a shell, as an operator would. */
export async function runAsItsHeadSays(
  generated: Generated,
  script: string,
  server: PostgresServer,
  environment: Record<string, string> = {},
): Promise<PsqlOutcome> {
  const command = /^-- +(psql .*)$/m.exec(generated.text(script))?.[1];
  if (command === undefined) throw new Error(`the head of ${script} does not say how to run it`);
  const { host, port, user, password } = server.superuser;
  const programs = await postgresPrograms();
  const { exitCode, all } = await execa(command, {
    shell: true,
    cwd: dirname(join(generated.folder, script)),
    env: {
      PATH: `${programs}:${process.env.PATH ?? ""}`,
      PGHOST: String(host),
      PGPORT: String(port),
      PGUSER: user,
      PGPASSWORD: password,
      ...environment,
    },
    all: true,
    reject: false,
  });
  return { exitCode, output: all };
}
