import type { Artifact } from "../compiler/model/artifact.js";
import { type Diagnostic, type DiagnosticCode, diagnosticOf, Refusal } from "../compiler/model/diagnostic.js";
import { COLLIDING_PATHS, DUPLICATE_PATH, INVALID_PATH } from "./codes.js";
import { listPaths } from "./list-paths.js";
import { pathProblem } from "./path-problem.js";

interface Taken {
  readonly path: string;
  readonly isFile: boolean;
}

/** Refuses artifacts that can't all be put into one folder on every common file system. */
export function refuseUnusablePaths(artifacts: readonly Artifact[]): void {
  const invalid: string[] = [];
  const duplicate: string[] = [];
  const colliding: string[] = [];
  const taken = new Map<string, Taken>();
  for (const { path, resources } of artifacts) {
    const problem = pathProblem(path);
    if (problem !== undefined) {
      invalid.push(`${JSON.stringify(path)} ${problem}${resources[0] === undefined ? "" : ` (of ${resources[0]})`}`);
      continue;
    }
    const other = claim(path, taken);
    if (other?.path === path && other.isFile) duplicate.push(path);
    else if (other !== undefined) colliding.push(`${path} and ${other.isFile ? "" : "the folder "}${other.path}`);
  }
  const found = [
    ...told(INVALID_PATH, "These paths can't be used", invalid),
    ...told(DUPLICATE_PATH, "These paths are generated twice", duplicate),
    ...told(COLLIDING_PATHS, "These paths exclude each other", colliding),
  ];
  if (found.length > 0) throw new Refusal(found);
}

/** Takes a path and the folders above it; returns what has one of them already. */
function claim(path: string, taken: Map<string, Taken>): Taken | undefined {
  let end = path.indexOf("/");
  while (true) {
    const isFile = end === -1;
    const prefix = isFile ? path : path.slice(0, end);
    const key = prefix.normalize("NFC").toLowerCase();
    const other = taken.get(key);
    if (other === undefined) taken.set(key, { path: prefix, isFile });
    else if (other.path !== prefix || other.isFile || isFile) return other;
    if (isFile) return undefined;
    end = path.indexOf("/", end + 1);
  }
}

function told(code: DiagnosticCode, intro: string, lines: readonly string[]): Diagnostic[] {
  return lines.length === 0 ? [] : [diagnosticOf(code, { detail: `${intro}:\n${listPaths(lines)}` })];
}
