import type { Diagnostic } from "../model/diagnostic.js";
import { didYouMean, nearest } from "../model/nearest.js";
import { DOES_NOT_LOAD, THROWS } from "./codes.js";

/** A problem that comes of a name, with the name that was most likely meant, in the file's text or in `headrace`. */
export function withNearNames(problem: Diagnostic, text: string, exported: readonly string[]): Diagnostic {
  const unknown = problem.code === THROWS.code ? UNKNOWN.exec(problem.detail)?.[1] : undefined;
  if (unknown !== undefined) {
    const told = `${problem.detail}. ${wayTo(unknown, text, exported)}`;
    return { ...problem, detail: told };
  }
  const missing = problem.code === DOES_NOT_LOAD.code ? MISSING.exec(problem.detail)?.[1] : undefined;
  if (missing === undefined) return problem;
  return { ...problem, detail: `${problem.detail}${didYouMean(missing, exported)}` };
}

const UNKNOWN = /^ReferenceError: (\S+) is not defined$/;
const MISSING = /^`headrace` has no export named `(.+)`\.$/;

function wayTo(name: string, text: string, exported: readonly string[]): string {
  const imported = importedIn(text);
  if (exported.includes(name)) {
    // An import that nothing uses is left out, and its misspelt name is never looked for.
    const slip = nearest(
      name,
      imported.filter((each) => !exported.includes(each)),
    );
    if (slip !== undefined) return `The import says \`${slip}\`.`;
    return `Import it: \`import { ${name} } from "headrace"\`.`;
  }
  const meant = didYouMean(name, [...imported, ...declaredIn(text)]);
  return meant === "" ? "Is it imported?" : `Is it imported?${meant}`;
}

/** The names that a file imports, as far as they are written in braces, alone or behind `as`. */
function importedIn(text: string): readonly string[] {
  return [...text.matchAll(/^\s*import\s+([^"'`;]+?)\s+from\b/gm)].flatMap(([, clause = ""]) =>
    clause
      .replace(/[{}]/g, ",")
      .split(",")
      .flatMap((each) => /([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*$/u.exec(each)?.[1] ?? []),
  );
}

function declaredIn(text: string): readonly string[] {
  const declarations = /\b(?:const|let|var|function|class)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;
  return [...text.matchAll(declarations)].flatMap(([, name]) => name ?? []);
}
