import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refuse } from "../compiler/model/diagnostic.js";
import { LOCK_UNREADABLE } from "./codes.js";
import { explainingFailures, isSystemError } from "./failure.js";
import { parseLock } from "./lock-parse.js";
import type { Lock } from "./lock-shape.js";
import { LOCK_NAME } from "./names.js";

/** The lock of an output folder; undefined when there is none. A damaged one is refused. */
export async function readLock(folder: string): Promise<Lock | undefined> {
  return explainingFailures(
    () => "Nothing was written.",
    async () => {
      const text = textOrNothing(join(folder, LOCK_NAME));
      return text === undefined ? undefined : lockFrom(text, folder);
    },
  );
}

export function lockFrom(text: string, folder: string): Lock {
  const parsed = parseLock(text);
  if (typeof parsed !== "string") return parsed;
  const path = join(folder, LOCK_NAME);
  return refuse(LOCK_UNREADABLE, {
    detail: `${path}: ${parsed}. Restore it with \`git checkout -- ${LOCK_NAME}\` in that folder, or delete it and run \`headrace generate\`: then files edited by hand can't be recognised.`,
  });
}

/** The text of a file; undefined when it, or a folder on the way to it, is not there. */
export function textOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isSystemError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR")) return undefined;
    throw error;
  }
}
