/**
 * Words that ClickHouse would read as syntax where a name stands. Those that version 26.7 reads so in one of the
 * positions where names are printed, with what earlier versions and people take for syntax; and its literals.
 */
const KEYWORDS = new Set(
  `all alter and anti any array as asc asof between by case cast check collate constraint create cross cube default delete desc
  describe distinct drop else end except exists false final for format from full global group having if ilike in index inf
  infinity inner insert intersect interval into is join left like limit nan natural not null offset on or order outer over paste
  prewhere primary projection qualify right rollup sample select semi set settings table then ties to top totals true truncate
  ttl union update use using values when where window with`.split(/\s+/),
);

const BARE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A name as ClickHouse reads it, in backquotes where it needs them. */
export function identifier(name: string): string {
  if (BARE.test(name) && !KEYWORDS.has(name.toLowerCase())) return name;
  return quotedIdentifier(name);
}

/** A name in backquotes, whatever it is. */
export function quotedIdentifier(name: string): string {
  return `\`${escaped(name, "`")}\``;
}

/** A qualified name `database.object`, each part quoted where it needs it. Only the first dot separates. */
export function qualifiedName(name: string): string {
  const { database, object } = splitName(name);
  return database === undefined ? identifier(object) : `${identifier(database)}.${identifier(object)}`;
}

export function splitName(name: string): { readonly database: string | undefined; readonly object: string } {
  const dot = name.indexOf(".");
  return dot < 0
    ? { database: undefined, object: name }
    : { database: name.slice(0, dot), object: name.slice(dot + 1) };
}

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0" };

/** A string literal. */
export function stringLiteral(text: string): string {
  return `'${escaped(text, "'")}'`;
}

/** Line ends and the like are escaped, so that what is generated has one meaning whatever a file does to it. */
function escaped(text: string, quote: "'" | "`"): string {
  return text.replace(/[\\'`\n\r\t\0]/g, (character) => {
    if (character === "\\" || character === quote) return `\\${character}`;
    return ESCAPES[character] ?? character;
  });
}

export function literal(value: string | number | boolean): string {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "boolean") return value ? "1" : "0";
  return String(value);
}
