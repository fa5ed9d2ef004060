import type { Compilation, CompileOptions, Output, OutputOptions } from "../compilation.js";
import type { DiagnosticCode } from "../compiler/model/diagnostic.js";
import type { Interruption } from "./terminal/interruption.js";
import type { Terminal } from "./terminal/terminal.js";

/** A diagnostic's code with the cases of its rule, where it has one. */
export type DocumentedCode = DiagnosticCode & { readonly failing?: string; readonly passing?: string };

/** What the commands need of the rest; a test puts its own in their place. */
export interface Services {
  readonly terminal: Terminal;
  readonly interruption: Interruption;
  compile(options: CompileOptions): Promise<Compilation>;
  output(options: OutputOptions): Promise<Output>;
  allCodes(): Promise<readonly DocumentedCode[]>;
}

/** The real ones. The compiler is loaded when it is first needed. */
export function realServices(terminal: Terminal, interruption: Interruption): Services {
  return {
    terminal,
    interruption,
    compile: async (options) => (await import("../compile.js")).compile(options),
    output: async (options) => (await import("../compile.js")).output(options),
    allCodes: async () => (await import("../registry.js")).allCodes(),
  };
}
