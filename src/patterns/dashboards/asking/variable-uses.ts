/** A `$name`, a `${name:format}` or a macro `$__name(…)` in a text, and where it ends. */
export interface VariableUse {
  readonly name: string;
  readonly format: string | undefined;
  readonly start: number;
  readonly end: number;
  /** What stands between its parentheses, when it is called. */
  readonly parameters: readonly string[] | undefined;
}

const USE = /\$(?:(\w+)|\{(\w+)(?:\.[^:}]*)?(?::([^}]*))?\})|\[\[(\w+)(?::(\w+))?\]\]/g;

/** Every use in a text, from left to right. Parameters are not looked into. */
export function* usesIn(text: string): Iterable<VariableUse> {
  const pattern = new RegExp(USE);
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const [whole, bare, braced, format, squared, squaredFormat] = found;
    const name = bare ?? braced ?? squared ?? "";
    // `$1` is no variable: regular expressions and prepared statements have it.
    if (/^\d/.test(name)) continue;
    const start = found.index;
    const end = start + whole.length;
    const called = bare?.startsWith("__") === true ? callAt(text, end) : undefined;
    pattern.lastIndex = called?.end ?? end;
    yield {
      name,
      format: format ?? squaredFormat,
      start,
      end: called?.end ?? end,
      parameters: called?.parameters,
    };
  }
}

/** `(a, b)`, or `{a, b}`, which the plugin takes as well. */
function callAt(
  text: string,
  at: number,
): { readonly parameters: readonly string[]; readonly end: number } | undefined {
  const open = text.charAt(at);
  if (open !== "(" && open !== "{") return undefined;
  const parameters: string[] = [];
  let depth = 0;
  let start = at + 1;
  for (let index = at; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === "'" || character === '"' || character === "`") index = endOfQuoted(text, index);
    else if (/[({[]/.test(character)) depth++;
    else if (/[)}\]]/.test(character)) {
      depth--;
      if (depth > 0) continue;
      const last = text.slice(start, index);
      if (last.trim() !== "" || parameters.length > 0) parameters.push(last);
      return { parameters, end: index + 1 };
    } else if (character === "," && depth === 1) {
      parameters.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return undefined;
}

/** The index of the quote that closes, or of the end. */
function endOfQuoted(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let index = start + 1; index < text.length; index++) {
    if (text.charAt(index) === "\\") index++;
    else if (text.charAt(index) === quote) return index;
  }
  return text.length;
}
