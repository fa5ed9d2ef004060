const compiled = new Map<string, RegExp | string>();

/**
 * A pattern of RE2's language that must match the whole of a label's value; or why it is none. Told by JavaScript's own
 * expressions: what RE2 has not is refused before, what is spelt otherwise is translated.
 */
export function wholePattern(text: string): RegExp | string {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const made = compile(text);
  compiled.set(text, made);
  return made;
}

function compile(text: string): RegExp | string {
  const [, switches = "", pattern = text] = /^\(\?([ims]+)\)([\s\S]*)$/.exec(text) ?? [];
  const strange = strangeTo(pattern);
  if (strange !== undefined) return strange;
  const translated = pattern
    .replace(/\(\?P</g, "(?<")
    .replace(/\[:(\^?)(\w+):\]/g, (whole, negated: string, name: string) =>
      negated === "" ? (CLASSES[name] ?? whole) : whole,
    )
    .replace(/(\\\\)|\\([Az])/g, (whole, _escaped, end: string | undefined) =>
      end === undefined ? whole : end === "A" ? "^" : "$",
    );
  try {
    const flags = [...new Set(switches)].join("") + (/\\p/i.test(pattern) ? "u" : "");
    return new RegExp(`^(?:${translated})$`, flags);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return error.message.replace(/^Invalid regular expression: .*: /s, "").toLowerCase();
  }
}

const CLASSES: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  digit: "0-9",
  lower: "a-z",
  space: "\\t\\n\\v\\f\\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

/** What JavaScript would take and RE2 does not. */
function strangeTo(pattern: string): string | undefined {
  const plain = pattern.replace(/\\\\/g, "  ");
  const inClasses = plain.replace(/\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*\]/g, "  ");
  const look = /\(\?<?[=!]/.exec(inClasses);
  if (look !== null) return `RE2 can't look ahead or behind: \`${look[0]}\``;
  const escaped = /\\(?:[1-9ceghijklmoqyuXZGHJKLMNORTUVY]|$)/.exec(plain);
  if (escaped !== null) return `RE2 has no \`${escaped[0]}\``;
  const repetition = /\{(\d+)(?:,(\d*))?\}/.exec(inClasses);
  if (repetition !== null && Math.max(Number(repetition[1]), Number(repetition[2] ?? 0)) > 1000)
    return "a repetition counts up to 1000";
  const doubled = /[*+?}][*+]/.exec(inClasses.replace(/\\[\s\S]/g, "  "));
  return doubled === null ? undefined : `\`${doubled[0]}\` repeats a repetition`;
}

/** The values that a pattern stands for, where it is a list of them: `a|b`. */
export function listedValues(text: string): readonly string[] | undefined {
  const inner = /^\((?:\?:)?([^()]*)\)$/.exec(text)?.[1] ?? text;
  return /[\\.+*?()[\]{}^$]/.test(inner) ? undefined : inner.split("|");
}
