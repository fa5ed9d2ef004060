import { resolve } from "node:path";
import { commonOptions, type RawOptions } from "./options.js";
import type { Services } from "./services.js";
import type { DiagnosticFormat } from "./terminal/diagnostic-formats.js";

/** All that commander may hand over, whichever command it was. */
export interface CommandLine extends RawOptions {
  readonly format?: DiagnosticFormat;
  readonly trustLock?: boolean;
  readonly check?: boolean;
  readonly force?: boolean;
  readonly exitCode?: boolean;
  readonly to?: string;
}

export type CommandName = "init" | "check" | "generate" | "diff" | "explain" | "report";
type Action = (line: CommandLine, parameters: readonly string[], services: Services) => Promise<number>;

/** The commands, each loaded when it is called. */
export const commandActions: Readonly<Record<CommandName, Action>> = {
  async init(line, _, services) {
    const { init } = await import("./commands/init.js");
    return init(commonOptions(line, services.terminal.folder), services);
  },
  async check(line, _, services) {
    const { check } = await import("./commands/check.js");
    const common = commonOptions(line, services.terminal.folder);
    const format = common.json ? "json" : (line.format ?? "text");
    return check({ ...common, format, trustLock: line.trustLock ?? false }, services);
  },
  async generate(line, _, services) {
    const { generate } = await import("./commands/generate.js");
    const common = commonOptions(line, services.terminal.folder);
    const { check = false, force = false, trustLock = false } = line;
    return generate({ ...common, check, force, trustLock }, services);
  },
  async diff(line, _, services) {
    const { diff } = await import("./commands/diff.js");
    const common = commonOptions(line, services.terminal.folder);
    return diff({ ...common, exitCode: line.exitCode ?? false, trustLock: line.trustLock ?? false }, services);
  },
  async explain(line, [subject = ""], services) {
    const { explain } = await import("./commands/explain.js");
    return explain({ ...commonOptions(line, services.terminal.folder), subject }, services);
  },
  async report(line, _, services) {
    const { report } = await import("./commands/report.js");
    const file = resolve(services.terminal.folder, line.to ?? "report.html");
    return report({ ...commonOptions(line, services.terminal.folder), file }, services);
  },
};
