import { type Dirent, lstatSync, readdirSync, readFileSync, type Stats } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { contentHash } from "./content-hash.js";
import { isSystemError } from "./failure.js";

/** What stands at a path: nothing, a file, or something that keeps a file from standing there. */
export type Found =
  | { readonly kind: "absent" }
  | { readonly kind: "file"; readonly sha256: string }
  | { readonly kind: "obstructed"; readonly by: string; readonly what: "file" | "folder" | "symbolic link" | "other" };

const ABSENT: Found = { kind: "absent" };
/** Files between two breaths of the event loop, so that a progress line moves and a signal is heard. */
export const AT_ONCE = 128;

/**
 * What stands at each of the paths. Folders are listed once each instead of asking about every file, and files are
 * read one after another: on a warm cache that is several times faster than asynchronous reads.
 */
export async function lookAt(folder: string, paths: ReadonlySet<string>): Promise<ReadonlyMap<string, Found>> {
  const listings = new Listings(folder, crowdedFolders(paths));
  const found = new Map<string, Found>();
  for (const path of paths) {
    found.set(path, listings.find(path));
    if (found.size % AT_ONCE === 0) await setImmediate();
  }
  return found;
}

type Listing = ReadonlyMap<string, Dirent> | Found;

class Listings {
  readonly #known = new Map<string, Listing>();

  constructor(
    readonly folder: string,
    readonly crowded: ReadonlySet<string>,
  ) {}

  find(path: string): Found {
    const end = path.lastIndexOf("/");
    const above = end === -1 ? "" : path.slice(0, end);
    let entry: Dirent | Stats | undefined;
    if (this.crowded.has(above)) {
      const listing = this.#listing(above);
      if ("kind" in listing) return listing;
      entry = listing.get(path.slice(end + 1));
    } else {
      const obstacle = this.#obstacle(above);
      if (obstacle !== undefined) return obstacle;
      entry = lstatSync(join(this.folder, path), { throwIfNoEntry: false });
    }
    if (entry === undefined) return ABSENT;
    if (!entry.isFile()) return { kind: "obstructed", by: path, what: kindOfEntry(entry) };
    return { kind: "file", sha256: contentHash(readFileSync(join(this.folder, path))) };
  }

  /** The entries of a folder, or why it has none. */
  #listing(path: string): Listing {
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const listing = this.#read(path);
    this.#known.set(path, listing);
    return listing;
  }

  #read(path: string): Listing {
    return this.#obstacle(path) ?? entriesOf(join(this.folder, path));
  }

  /** Why there is no such folder; undefined when there is. */
  #obstacle(path: string): Found | undefined {
    if (path === "") return undefined;
    const end = path.lastIndexOf("/");
    const above = this.#listing(end === -1 ? "" : path.slice(0, end));
    if ("kind" in above) return above;
    const entry = above.get(path.slice(end + 1));
    if (entry === undefined) return ABSENT;
    if (!entry.isDirectory()) return { kind: "obstructed", by: path, what: kindOfEntry(entry) };
    return undefined;
  }
}

/** Up to so many files are asked about one by one: that costs less than to list their folder. */
const FEW = 3;

/** The folders in which more than a few of the paths lie. Where letters' case is ignored, all must be listed. */
function crowdedFolders(paths: ReadonlySet<string>): ReadonlySet<string> {
  const counts = new Map<string, number>([["", FEW + 1]]);
  for (const path of paths) {
    const above = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    counts.set(above, (counts.get(above) ?? 0) + 1);
  }
  const most = process.platform === "linux" ? FEW : 0;
  return new Set([...counts].filter(([, count]) => count > most).map(([folder]) => folder));
}

/** A folder's entries by their names; nothing when it is not there. */
export function entriesOf(folder: string): ReadonlyMap<string, Dirent> {
  try {
    return new Map(readdirSync(folder, { withFileTypes: true }).map((entry) => [entry.name, entry]));
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return new Map();
    throw error;
  }
}

function kindOfEntry(entry: Dirent | Stats): "file" | "folder" | "symbolic link" | "other" {
  if (entry.isSymbolicLink()) return "symbolic link";
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : "other";
}
