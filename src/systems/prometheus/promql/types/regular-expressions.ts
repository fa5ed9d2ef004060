import type { RE2JS } from "re2js";

let loaded: typeof RE2JS | undefined;
const compiled = new Map<string, RE2JS | { readonly problem: string }>();

/** Loads RE2, which is Go's: a pipeline without regular expressions does without it. */
export async function loadRegularExpressions(): Promise<void> {
  loaded ??= (await import("re2js")).RE2JS;
}

/** What RE2 takes in any order: words, dots that may repeat, alternatives. Most patterns are no more. */
const PLAIN = /^(?:[\w :/-]|\.[*+]?|\|)*$/;

/** Why RE2 refuses a pattern; undefined where it takes it. */
export function regexProblem(pattern: string): string | undefined {
  if (PLAIN.test(pattern)) return undefined;
  const found = compile(pattern);
  return "problem" in found ? found.problem : undefined;
}

/** Whether a pattern matches the whole of a text, as Prometheus anchors it. */
export function wholly(pattern: string, text: string): boolean {
  if (/^[\w|-]*$/.test(pattern)) return pattern.split("|").includes(text);
  const found = compile(pattern);
  return !("problem" in found) && found.matches(text);
}

function compile(pattern: string): RE2JS | { readonly problem: string } {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  if (loaded === undefined) throw new Error("A regular expression is read before RE2 was loaded");
  let made: RE2JS | { readonly problem: string };
  try {
    // Prometheus lets a dot stand for a line's end, too.
    made = loaded.compile(pattern, loaded.DOTALL);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    made = { problem: error.message.replace(/^error parsing regexp: /, "").replace("`(?s)", "`") };
  }
  compiled.set(pattern, made);
  return made;
}
