/** A regular expression of Java's that means the same here: as a whole, and as it is found first. */
export interface JavaPattern {
  readonly whole: RegExp;
  readonly first: RegExp;
}

/** Escapes that both know alike: of what has a meaning, of classes, and of groups that were matched. */
const ESCAPES = /^\\([.\\^$|?*+()[\]{}\-/_dDwWsSbB]|[1-9])/;
/** A quantifier, lazy or not. A possessive one (`*+`) is Java's alone. */
const QUANTIFIER = /^([*+?]|\{\d+(,\d*)?\})\??(?!\+)/;
const GROUP = /^\((\?:|\?<[A-Za-z][A-Za-z0-9]*>|(?!\?))/;
/** A class of single characters, ranges and escapes; Java's may be nested and intersected. */
const CLASS = /^\[\^?(?!\])([^[\]\\&]|\\[.\\^$|?*+()[\]{}\-/_dDwWsS])+\]/;
const PLAIN = /^[^\\^$|?*+()[\]{}]/;

/** A pattern in the part of Java's syntax that JavaScript reads in the same way; undefined outside of it. */
export function javaPattern(text: string): JavaPattern | undefined {
  let rest = text;
  while (rest !== "") {
    const piece = [ESCAPES, QUANTIFIER, GROUP, CLASS, PLAIN, /^[\^$|)]/].find((each) => each.test(rest));
    const found = piece?.exec(rest);
    if (found === null || found === undefined) return undefined;
    rest = rest.slice(found[0].length);
  }
  try {
    return { whole: new RegExp(`^(?:${text})$`), first: new RegExp(text) };
  } catch {
    // Unbalanced, or a quantifier of nothing: Java refuses it, too.
    return undefined;
  }
}

/** What a matched text becomes by Java's `replaceFirst`; undefined when the replacement names what is not there. */
export function replaceFirst(text: string, pattern: JavaPattern, replacement: string): string | undefined {
  const match = pattern.first.exec(text);
  if (match === null) return text;
  let made = "";
  let rest = replacement;
  while (rest !== "") {
    const [piece = "", escaped, name, digit, plain] =
      /^(?:\\(.)|\$\{([A-Za-z]\w*)\}|\$(\d)|([^\\$]))/s.exec(rest) ?? [];
    if (piece === "") return undefined;
    rest = rest.slice(piece.length);
    if (escaped !== undefined || plain !== undefined) {
      made += escaped ?? plain ?? "";
      continue;
    }
    if (name !== undefined) {
      if (match.groups === undefined || !(name in match.groups)) return undefined;
      made += match.groups[name] ?? "";
      continue;
    }
    let group = Number(digit);
    if (group >= match.length) return undefined;
    // Java takes further digits as long as there is a group of that number.
    for (let next = /^\d/.exec(rest)?.[0]; next !== undefined && group * 10 + Number(next) < match.length; ) {
      group = group * 10 + Number(next);
      rest = rest.slice(1);
      next = /^\d/.exec(rest)?.[0];
    }
    made += match[group] ?? "";
  }
  return text.slice(0, match.index) + made + text.slice(match.index + match[0].length);
}
