import { isJsonObject } from "../compiler/model/json.js";
import { textOrNothing } from "./lock.js";
import { isHash, parsedJson } from "./lock-parse.js";
import { pathProblem } from "./path-problem.js";

/**
 * Which bytes of ours may be found at a path besides those that the lock remembers. It is written before the first
 * file is replaced and removed after the lock is in place: after a crash the next run knows by it which files are the
 * interrupted run's, and goes on to what it wants itself. Hashes of several interrupted runs add up.
 */
export type Journal = ReadonlyMap<string, readonly string[]>;

export function journalText(journal: Journal): string {
  return `${JSON.stringify({ version: 1, files: Object.fromEntries(journal) })}\n`;
}

/** The journal of an interrupted run; undefined when there is none, or none that can be read. */
export function readJournal(path: string): Journal | undefined {
  const text = textOrNothing(path);
  if (text === undefined) return undefined;
  const value = parsedJson(text);
  const journal = new Map<string, readonly string[]>();
  if (!isJsonObject(value) || !isJsonObject(value.files)) return journal;
  for (const [file, hashes] of Object.entries(value.files)) {
    if (pathProblem(file) === undefined && Array.isArray(hashes)) journal.set(file, hashes.filter(isHash));
  }
  return journal;
}
