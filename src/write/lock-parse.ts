import type { Address } from "../compiler/model/address.js";
import type { Column } from "../compiler/model/column.js";
import { isJsonObject } from "../compiler/model/json.js";
import type { ProofRecord, Verdict } from "../compiler/model/proof.js";
import { LOCK_VERSION, type Lock, type LockedFile } from "./lock-shape.js";
import { pathProblem } from "./path-problem.js";

const CONFLICT = /^(<{7}|={7}|>{7})( |$)/m;
const SHA256 = /^[0-9a-f]{64}$/;
const VERDICTS: readonly string[] = ["executed", "described", "parsed", "not judged"] satisfies Verdict[];

/** The lock in a text, or a sentence that says why there is none. */
export function parseLock(text: string): Lock | string {
  if (CONFLICT.test(text)) return "it has merge conflict markers";
  const value = parsedJson(text);
  if (!isJsonObject(value)) return "it is not a JSON object";
  if (value.version !== LOCK_VERSION) {
    return `its version is ${JSON.stringify(value.version) ?? "missing"}, and this Headrace reads version ${LOCK_VERSION}`;
  }
  const { headrace, pipeline, files, proofs } = value;
  if (typeof headrace !== "string" || typeof pipeline !== "string") return "`headrace` or `pipeline` is missing";
  if (!isJsonObject(files) || !isJsonObject(proofs)) return "`files` or `proofs` is missing";
  const lockedFiles = new Map<string, LockedFile>();
  for (const [path, entry] of Object.entries(files)) {
    const problem = pathProblem(path);
    if (problem !== undefined) return `the path ${JSON.stringify(path)} ${problem}`;
    if (!isLockedFile(entry)) return `the entry of \`${path}\` is damaged`;
    lockedFiles.set(path, entry);
  }
  const records = new Map<Address, ProofRecord>();
  for (const [address, entry] of Object.entries(proofs)) {
    if (!isAddress(address) || !isProofRecord(entry)) return `the proof of \`${address}\` is damaged`;
    records.set(address, entry);
  }
  return { headrace, pipeline, files: lockedFiles, proofs: records };
}

/** What a JSON text says; undefined when it is not JSON (which no JSON text says). */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function isHash(value: unknown): value is string {
  return typeof value === "string" && SHA256.test(value);
}

function isAddress(value: unknown): value is Address {
  return typeof value === "string" && value.includes("/");
}

function isLockedFile(value: unknown): value is LockedFile {
  return (
    isJsonObject(value) && isHash(value.sha256) && Array.isArray(value.resources) && value.resources.every(isAddress)
  );
}

function isProofRecord(value: unknown): value is ProofRecord {
  if (!isJsonObject(value) || typeof value.content !== "string") return false;
  if (typeof value.verdict !== "string" || !VERDICTS.includes(value.verdict)) return false;
  const columns = value.columns;
  return columns === undefined || (Array.isArray(columns) && columns.every(isColumn));
}

function isColumn(value: unknown): value is Column {
  return isJsonObject(value) && typeof value.name === "string" && typeof value.type === "string";
}
