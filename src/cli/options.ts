import { dirname, join, resolve } from "node:path";
import type { EngineChoice } from "../compilation.js";
import { UsageError } from "./usage-error.js";

/** The options that every command takes, as commander hands them over. */
export interface RawOptions {
  readonly config?: string;
  readonly env?: string;
  readonly out?: string;
  readonly engine?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface CommonOptions {
  /** Absolute. */
  readonly configPath: string;
  readonly environment: string | undefined;
  /** The output folder, absolute. */
  readonly out: string;
  readonly engine: EngineChoice;
  readonly json: boolean;
  /** Errors only. */
  readonly quiet: boolean;
}

const ENVIRONMENT_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

export function commonOptions(raw: RawOptions, folder: string): CommonOptions {
  const configPath = resolve(folder, raw.config ?? "pipeline.config.ts");
  if (raw.env !== undefined && !ENVIRONMENT_NAME.test(raw.env)) {
    throw new UsageError(`\`--env ${raw.env}\`: an environment's name has letters, digits, \`.\`, \`_\` and \`-\`.`);
  }
  return {
    configPath,
    environment: raw.env,
    out: raw.out === undefined ? join(dirname(configPath), "generated", raw.env ?? "") : resolve(folder, raw.out),
    engine: engineChoice(raw.engine ?? "embedded"),
    json: raw.json ?? false,
    quiet: raw.quiet ?? false,
  };
}

function engineChoice(text: string): EngineChoice {
  if (text === "embedded" || text === "off") return text;
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return { url: text };
  throw new UsageError(
    `\`--engine ${text}\`: give \`embedded\`, \`off\`, or the URL of a scratch ClickHouse (\`http://localhost:8123\`).`,
  );
}
