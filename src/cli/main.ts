import { Refusal } from "../compiler/model/diagnostic.js";
import { runProgram } from "./program.js";
import { realServices, type Services } from "./services.js";
import { processInterruption } from "./terminal/interruption.js";
import { printDiagnostics } from "./terminal/print-diagnostics.js";
import { processTerminal, type Terminal } from "./terminal/terminal.js";
import { UsageError } from "./usage-error.js";
import { version } from "./version.js";

const TEXT = { format: "text", quiet: false, configFile: "pipeline.config.ts" } as const;

/** Runs the command line and ends the process. */
export async function main(parameters: readonly string[]): Promise<void> {
  const terminal = processTerminal(!parameters.includes("--no-color"));
  const code = await runMain(parameters, realServices(terminal, processInterruption()));
  // A child or a worker that a command left behind must not keep the process: ended as soon as all is printed.
  process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
}

/** The same without the process: yields the exit code. */
export async function runMain(parameters: readonly string[], services: Services): Promise<number> {
  const { terminal } = services;
  try {
    return await runProgram(parameters, services);
  } catch (error) {
    if (error instanceof UsageError) terminal.err(`headrace: ${error.message}\n`);
    else if (error instanceof Refusal) await printDiagnostics(error.diagnostics, undefined, TEXT, services);
    else terminal.err(internalError(error, terminal));
    return 1;
  }
}

function internalError(error: unknown, { environment }: Terminal): string {
  const message = error instanceof Error ? error.message : String(error);
  const [line] = message.split("\n", 1);
  const stack = error instanceof Error && environment.HEADRACE_DEBUG === "1" ? `${error.stack}\n` : "";
  const more = stack === "" ? " and what `HEADRACE_DEBUG=1` prints" : "";
  return `headrace: internal error: ${line}\n${stack}This is a fault of Headrace ${version}, not of your config. Please report it with the config${more}.\n`;
}
