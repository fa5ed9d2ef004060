import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Where records are kept: the folder that the user names, or `.cache/headrace` in the nearest `node_modules` above the
 * config, as other tools do. Undefined where nothing is to be kept: the user said `off`, or there is no such folder.
 */
export function recallFolder(configPath: string, asked: string | undefined): string | undefined {
  if (asked === "off") return undefined;
  if (asked !== undefined && asked !== "") return asked;
  for (let folder = dirname(configPath); ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (existsSync(modules)) return join(modules, ".cache", "headrace");
    if (folder === dirname(folder)) return undefined;
  }
}
