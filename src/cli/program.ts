import { Argument, Command, CommanderError, Option } from "commander";
import { type CommandName, commandActions } from "./command-actions.js";
import { commandExamples } from "./command-examples.js";
import type { Services } from "./services.js";
import { diagnosticFormats } from "./terminal/diagnostic-formats.js";
import { version } from "./version.js";

/** Reads the command line, runs the command that it names, and yields the exit code. */
export async function runProgram(parameters: readonly string[], services: Services): Promise<number> {
  let code = 0;
  const program = describeProgram(parameters, services, (exitCode) => {
    code = exitCode;
  });
  try {
    await program.parseAsync(parameters, { from: "user" });
  } catch (error) {
    // Commander has told what was wrong, or printed the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
  return code;
}

function describeProgram(parameters: readonly string[], services: Services, finish: (code: number) => void): Command {
  const { terminal } = services;
  const program = new Command("headrace")
    .description("Compiles pipeline.config.ts into a PostgreSQL, Debezium, Kafka and ClickHouse change-data pipeline.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: (text, write) => write(`${text.replace(/^error: /, "headrace: ")}${configHint(text, parameters)}`),
    })
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError("Run `headrace --help` to see the commands, or `headrace <command> --help` for one of them.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this")
    .helpCommand(false);
  for (const option of globalOptions()) program.addOption(option);
  program.addHelpText("after", examples("headrace"));

  const add = (name: CommandName, summary: string): Command =>
    program
      .command(name)
      .description(summary)
      .helpOption("-h, --help", "print this")
      .addHelpText("after", examples(name))
      .action(async (...received: unknown[]) => {
        const command = received.at(-1);
        if (!(command instanceof Command)) throw new Error("commander passed no command to its action");
        finish(await commandActions[name](command.optsWithGlobals(), command.args, services));
      });

  const trustLock = ["--trust-lock", "take proofs from the lock instead of running the engine again"] as const;
  add("init", "write a small pipeline.config.ts to start from");
  add("check", "tell what is wrong with the config; writes nothing")
    .addOption(new Option("--format <format>", "how to print what is found").choices(diagnosticFormats).default("text"))
    .option(...trustLock);
  add("generate", "write the files that the config stands for")
    .option("--check", "write nothing; exit with 2 when the folder is not what the config says")
    .option("--force", "overwrite files that were edited by hand or are not Headrace's")
    .option(...trustLock);
  add("diff", "show what generate would change; writes nothing")
    .option("--exit-code", "exit with 2 when there are changes")
    .option(...trustLock);
  add("explain", "tell what a resource, a generated file or a diagnostic's code is about").addArgument(
    new Argument("<subject>", "an address, a name, a generated file or a code"),
  );
  add("report", "draw the dashboards as one HTML page, with rows that are made up").addOption(
    new Option("--to <file>", "where the page is written").default("report.html"),
  );
  return program;
}

/** Commands that read a config find it by an option: `headrace check other.config.ts` is a likely slip. */
function configHint(text: string, parameters: readonly string[]): string {
  const file = /too many arguments/.test(text) ? parameters.find((each) => /\.[cm]?[jt]s$/.test(each)) : undefined;
  return file === undefined
    ? ""
    : `Another config than pipeline.config.ts is named by an option: \`--config ${file}\`.\n`;
}

function globalOptions(): readonly Option[] {
  return [
    new Option("--config <path>", "the config").default("pipeline.config.ts"),
    new Option("--env <name>", "the environment that the config is loaded for"),
    new Option(
      "--out <folder>",
      "the output folder (default: generated, beside the config; generated/<env> with --env)",
    ),
    new Option(
      "--engine <choice>",
      "the ClickHouse that proves the SQL: embedded, off, or the URL of a scratch server",
    ).default("embedded"),
    new Option("--json", "print results as JSON"),
    new Option("--quiet", "print errors only"),
    new Option("--no-color", "print without colors"),
  ];
}

function examples(name: CommandName | "headrace"): string {
  return `\nExamples:\n${commandExamples[name].map(([command, comment]) => `  ${command.padEnd(44)}  ${comment}`).join("\n")}\n`;
}
