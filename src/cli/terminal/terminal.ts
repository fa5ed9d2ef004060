import colors from "picocolors";

export type Colors = ReturnType<typeof colors.createColors>;

/** Where a command prints, and what it may know of where it runs. */
export interface Terminal {
  /** Results: the standard output. */
  out(text: string): void;
  /** Diagnostics and progress: the standard error. */
  err(text: string): void;
  readonly outColors: Colors;
  readonly errColors: Colors;
  /** Whether somebody is watching the standard error, so that a line may be rewritten in place. */
  readonly live: boolean;
  /** Of the standard error, in characters. */
  readonly width: number;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The process's own terminal. Output that nobody reads any more (`| head`) is dropped; the command goes on. */
export function processTerminal(wantColors: boolean): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    outColors: colors.createColors(wantColors && isColorful(process.env, process.stdout.isTTY)),
    errColors: colors.createColors(wantColors && isColorful(process.env, process.stderr.isTTY)),
    live: process.stderr.isTTY === true && !isContinuousIntegration(process.env),
    width: process.stderr.columns ?? 100,
    folder: process.cwd(),
    environment: process.env,
  };
}

/** `NO_COLOR` wins over `FORCE_COLOR`, which wins over what the stream is. */
export function isColorful(environment: Terminal["environment"], isTerminal: boolean | undefined): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR !== undefined) return environment.FORCE_COLOR !== "0";
  return isTerminal === true && environment.TERM !== "dumb";
}

export function isContinuousIntegration(environment: Terminal["environment"]): boolean {
  return environment.CI !== undefined && environment.CI !== "" && environment.CI !== "false";
}
