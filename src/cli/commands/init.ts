import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageRoot } from "../package-root.js";
import type { Services } from "../services.js";
import { shownPath } from "../terminal/shown-path.js";
import { UsageError } from "../usage-error.js";

export interface InitOptions {
  /** Absolute. */
  readonly configPath: string;
  readonly quiet: boolean;
}

/** Writes a small config to start from, never over another, and says what comes next. */
export async function init({ configPath, quiet }: InitOptions, { terminal }: Services): Promise<number> {
  const shown = shownPath(configPath, terminal.folder);
  if (existsSync(configPath)) {
    throw new UsageError(
      `${shown} is there already and is not overwritten. Run \`headrace check\` on it, or choose another name with \`--config\`.`,
    );
  }
  mkdirSync(dirname(configPath), { recursive: true });
  const template = join(packageRoot(), "templates", "init", "pipeline.config.ts");
  writeFileSync(configPath, readFileSync(template), { flag: "wx" });
  if (!quiet) terminal.out(nextSteps(shown, dependsOnHeadrace(dirname(configPath))));
  return 0;
}

/** Whether the package that a folder belongs to lists Headrace. */
function dependsOnHeadrace(folder: string): boolean {
  const path = join(folder, "package.json");
  if (existsSync(path)) return /"headrace"\s*:|"name"\s*:\s*"headrace"/.test(readFileSync(path, "utf8"));
  return dirname(folder) !== folder && dependsOnHeadrace(dirname(folder));
}

function nextSteps(config: string, installed: boolean): string {
  const option = config === "pipeline.config.ts" ? "" : ` --config ${config}`;
  const install = "  npm install --save-dev headrace   # so that editors and CI use the same version\n";
  return `wrote ${config}

Next:
${installed ? "" : install}  npx headrace check${option}               # what is wrong with it
  npx headrace generate${option}            # write generated/

Commit generated/: reviews show what a change of the config does, and
\`headrace generate --check\` in CI shows that nobody forgot to run it.
In .gitattributes, keep its line ends as they are and fold its lock:
  generated/** text eol=lf
  generated/**/headrace.lock.json linguist-generated
`;
}
