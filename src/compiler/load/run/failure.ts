import { inspect } from "node:util";
import { BUNDLE_NAME, bundleSiteIn } from "../../model/declaration.js";
import type { CallSite } from "../../model/origin.js";
import type { Failure } from "./worker-message.js";

/** What a thrown value tells the user: its own words and its place in the bundle, no stack. */
export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof Error)) {
    const text = inspect(thrown, {
      depth: 1,
      maxArrayLength: 5,
      maxStringLength: 200,
      breakLength: Number.POSITIVE_INFINITY,
    });
    return { text, isError: false, isImport: false, site: undefined };
  }
  const stack = String(thrown.stack);
  const header = importHeader(stack);
  const isImport = header !== undefined || (isModuleError(thrown) && bundleSiteIn(stack) === undefined);
  const name = thrown.name === "Error" || isImport ? "" : `${thrown.name}: `;
  return {
    text: name + thrown.message + causeOf(thrown),
    isError: true,
    isImport,
    site: header?.site ?? bundleSiteIn(stack),
  };
}

/** Node puts the place before the stack of an import that cannot be linked: `file:line`, the line, carets. */
function importHeader(stack: string): { readonly site: CallSite | undefined } | undefined {
  const found = /^(file:.*):(\d+)\n.*\n( *)\^+\n+SyntaxError/.exec(stack);
  if (found === null) return undefined;
  const [, file = "", line, indent = ""] = found;
  return { site: file.includes(BUNDLE_NAME) ? { line: Number(line), column: indent.length + 1 } : undefined };
}

function isModuleError(error: Error): boolean {
  return "code" in error && /^ERR_(MODULE|PACKAGE|UNSUPPORTED|UNKNOWN_FILE|REQUIRE)/.test(String(error.code));
}

/** `fetch failed` alone helps nobody. */
function causeOf({ cause }: Error): string {
  return cause instanceof Error && cause.message !== "" ? ` (${cause.message})` : "";
}
