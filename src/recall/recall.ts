import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Artifact } from "../compiler/model/artifact.js";
import type { Diagnostic } from "../compiler/model/diagnostic.js";
import type { ProofMemory, ProofSummary } from "../compiler/model/proof.js";
import { contentHash } from "../write/content-hash.js";
import { isSystemError } from "../write/failure.js";

/** What a compilation without errors came to, and what it was made from. */
export interface RecallRecord {
  /** The hash of what it was made from (`recallKey`). */
  readonly key: string;
  readonly pipeline: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly artifacts: readonly Artifact[];
  readonly memory: ProofMemory;
  readonly proof: ProofSummary;
}

const HASH_LENGTH = 64;
/** Configs and environments whose last compilation is kept. */
const KEPT = 32;

/**
 * The last compilation of one config in one environment, kept in a file beside no one's sources: a run that would come
 * to the same need not compute it. A file that is missing, damaged or can't be written is no more than a slower run.
 */
export class Recall {
  readonly #path: string;

  constructor(
    readonly folder: string,
    configPath: string,
    environment: string | undefined,
  ) {
    this.#path = join(
      folder,
      `${contentHash(JSON.stringify([configPath, environment ?? null])).slice(0, 32)}.compiled`,
    );
  }

  read(): RecallRecord | undefined {
    const bytes = allowingFailure(() => readFileSync(this.#path));
    if (bytes === undefined) return undefined;
    const body = bytes.subarray(HASH_LENGTH);
    // Only what was written here whole is taken apart.
    if (bytes.subarray(0, HASH_LENGTH).toString("latin1") !== contentHash(body)) return undefined;
    const record: RecallRecord = deserialize(body);
    return record;
  }

  write(record: RecallRecord): void {
    const body = serialize(record);
    const fresh = `${this.#path}.${process.pid}`;
    allowingFailure(() => {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(fresh, Buffer.concat([Buffer.from(contentHash(body), "latin1"), body]));
      renameSync(fresh, this.#path);
      this.#forgetOldest();
    });
  }

  #forgetOldest(): void {
    const names = readdirSync(this.folder).filter((name) => name.endsWith(".compiled"));
    if (names.length <= KEPT) return;
    const byAge = names
      .map((name) => ({ path: join(this.folder, name), time: statSync(join(this.folder, name)).mtimeMs }))
      .sort((left, right) => right.time - left.time);
    for (const { path } of byAge.slice(KEPT)) rmSync(path, { force: true });
  }
}

/** What the operating system refuses here (a read-only folder, a full disk) costs time only, so nobody is told. */
function allowingFailure<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}
