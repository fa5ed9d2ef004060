import { join } from "node:path";

/** The lock's name inside the output folder. */
export const LOCK_NAME = "headrace.lock.json";

/** The folder inside the output folder in which everything is prepared: on the same file system, so renames work. */
export const STAGING_NAME = ".headrace-staging";

/** What lies in the staging folder. */
export interface StagingPaths {
  readonly folder: string;
  /** New bytes, at the paths that they will have. */
  readonly fresh: string;
  /** The lock that will be put in place last. */
  readonly lock: string;
  readonly journal: string;
  /** Says which process is writing. */
  readonly running: string;
}

export function stagingPaths(out: string): StagingPaths {
  const folder = join(out, STAGING_NAME);
  return {
    folder,
    fresh: join(folder, "new"),
    lock: join(folder, "lock.json"),
    journal: join(folder, "journal.json"),
    running: join(folder, "running.json"),
  };
}
