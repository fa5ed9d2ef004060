import { accessSync, constants, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { refuse } from "../model/diagnostic.js";
import { NOT_A_FILE, NOT_FOUND, UNREADABLE } from "./codes.js";
import { shownPath } from "./shown-path.js";

/** Refuses a path at which there is no file that can be read. */
export async function requireConfigFile(path: string): Promise<void> {
  const shown = shownPath(path, process.cwd());
  try {
    if (!statSync(path).isFile()) {
      refuse(NOT_A_FILE, { detail: `${shown || "."} is a folder or a special file. Name the config in it.` });
    }
    accessSync(path, constants.R_OK);
  } catch (failure) {
    switch (errorCodeOf(failure)) {
      case "ENOENT":
      case "ENOTDIR":
        return refuse(NOT_FOUND, { detail: await notFoundDetail(path, shown) });
      case "EACCES":
      case "EPERM":
      case "ELOOP":
        return refuse(UNREADABLE, { detail: `${shown} cannot be read (${errorCodeOf(failure)}). Check its rights.` });
    }
    throw failure;
  }
}

async function notFoundDetail(path: string, shown: string): Promise<string> {
  const detail = `There is no ${shown}; looked for ${path}. \`headrace init\` writes a config to start from.`;
  const others = await configsIn(dirname(path));
  return others.length === 0
    ? detail
    : `${detail} In that folder there is ${others.join(", ")}: name it with \`--config\`.`;
}

/** Files in the folder that look like a config; none when the folder itself is not there. */
async function configsIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => /pipeline.*\.[cm]?[jt]s$/.test(name)).sort();
  } catch (failure) {
    if (errorCodeOf(failure) !== undefined) return [];
    throw failure;
  }
}

function errorCodeOf(failure: unknown): string | undefined {
  return failure instanceof Error && "code" in failure ? String(failure.code) : undefined;
}
