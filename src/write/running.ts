import { readFileSync, statSync, utimesSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";
import { refuse } from "../compiler/model/diagnostic.js";
import { isJsonObject } from "../compiler/model/json.js";
import { BUSY } from "./codes.js";
import type { Disk } from "./disk.js";
import { isSystemError } from "./failure.js";
import { textOrNothing } from "./lock.js";
import { parsedJson } from "./lock-parse.js";
import type { StagingPaths } from "./names.js";

const HEARTBEAT = 5_000;
const DEAD_AFTER = 60_000;
/** A marker without a process id is of a run that was killed at the very moment of making it. */
const UNFINISHED_AFTER = 1_000;
const POLL = 100;

/** The marker files that this process holds: one with our process id that is not among them is a dead run's. */
const held = new Set<string>();

/**
 * Runs `action` while no other run writes to the same output folder. Another run is waited for, then refused. A run
 * that died is recognised by its process id, or when its marker has not been touched for a minute.
 */
export async function whileAlone<Result>(
  staging: StagingPaths,
  disk: Disk,
  patience: number,
  action: () => Promise<Result>,
): Promise<Result> {
  const until = Date.now() + patience;
  while (!taken(staging, disk)) {
    if (removeWhenDead(staging, disk)) continue;
    if (Date.now() >= until) refuseBusy(staging);
    await setTimeout(POLL);
  }
  held.add(staging.running);
  const heartbeat = setInterval(() => touch(staging.running), HEARTBEAT).unref();
  try {
    return await action();
  } finally {
    clearInterval(heartbeat);
    held.delete(staging.running);
    disk.removeFile(staging.running);
    disk.removeEmptyFolder(staging.folder);
  }
}

function taken(staging: StagingPaths, disk: Disk): boolean {
  try {
    disk.makeFolder(staging.folder);
    disk.writeFile(staging.running, `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`, { exclusive: true });
    return true;
  } catch (error) {
    // The folder may have been removed in between by a run that ended: tried again, then.
    if (isSystemError(error) && ["EEXIST", "ENOENT"].includes(error.code) && error.path === staging.running)
      return false;
    throw error;
  }
}

/** Takes a dead run's marker away. It is renamed first: of two runs that judge it dead only one can. */
function removeWhenDead(staging: StagingPaths, disk: Disk): boolean {
  const text = textOrNothing(staging.running);
  if (text === undefined || !isDead(text, staging.running)) return false;
  const aside = `${staging.running}.${process.pid}`;
  try {
    disk.rename(staging.running, aside);
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return true;
    throw error;
  }
  if (readFileSync(aside, "utf8") !== text) disk.rename(aside, staging.running);
  else disk.removeFile(aside);
  return true;
}

/** Shows that this run lives. A beat that is missed does no harm: the next comes soon. */
function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function isDead(text: string, path: string): boolean {
  const silent = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (silent > DEAD_AFTER) return true;
  const run = parsedJson(text);
  if (!isJsonObject(run) || typeof run.pid !== "number") return silent > UNFINISHED_AFTER;
  if (run.host !== hostname()) return false;
  if (run.pid === process.pid) return !held.has(path);
  return !isAlive(run.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is another user's.
    return isSystemError(error) && error.code === "EPERM";
  }
}

function refuseBusy(staging: StagingPaths): never {
  const run = parsedJson(textOrNothing(staging.running) ?? "");
  const who = isJsonObject(run) ? `Process ${String(run.pid)} on ${String(run.host)}` : "Another process";
  refuse(BUSY, {
    detail: `${who} holds ${staging.running}. Wait for it and run the command again; if no such process runs, delete that file.`,
  });
}
