import { resolve } from "node:path";
import type { Location, Message } from "esbuild";
import { type Diagnostic, diagnosticOf, type Place } from "../../model/diagnostic.js";
import { DOES_NOT_LOAD } from "../codes.js";
import { shownPath } from "../shown-path.js";
import { ENTRY_NAME } from "./entry.js";

/** What esbuild found wrong, as the user is told. */
export function loadProblems(messages: readonly Message[], base: string): readonly Diagnostic[] {
  return messages.map((message) => {
    const detail = detailOf(message);
    // The bundle's own entry is no place of the user's: it only names the config.
    if (message.location === null || message.location.file === ENTRY_NAME)
      return diagnosticOf(DOES_NOT_LOAD, { detail });
    return diagnosticOf(DOES_NOT_LOAD, { detail, place: placeOf(message.location, base) });
  });
}

function detailOf({ text }: Message): string {
  const specifier = /^Could not resolve "(.*)"$/.exec(text)?.[1];
  if (specifier === undefined) return /[.!?]$/.test(text) ? text : `${text}.`;
  if (/^\.{0,2}[/\\]/.test(specifier)) return `The import \`${specifier}\` leads to no file. Is its path right?`;
  const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  return `The import \`${specifier}\` cannot be found. Is it installed? (\`npm install ${name}\`)`;
}

/** esbuild counts columns in bytes of UTF-8, from 0; a place counts UTF-16 units, from 1. */
function placeOf(location: Location, base: string): Place {
  const bytes = Buffer.from(location.lineText);
  const before = bytes
    .subarray(0, location.column)
    .toString()
    .replace(/^\uFEFF/, "");
  const marked = bytes.subarray(location.column, location.column + location.length).toString();
  return {
    file: shownPath(resolve(base, location.file), base),
    line: location.line,
    column: before.length + 1,
    length: Math.max(1, marked.length),
  };
}
