/** Words that ClickHouse would read as syntax where a name stands. */
const KEYWORDS = new Set(
  `all alter and anti any array as asc asof between by case cast check collate constraint create cross cube default delete desc
  describe distinct drop else end except exists false final for format from full global group having if ilike in index inner
  insert intersect interval into is join left like limit natural not null offset on or order outer over paste prewhere primary
  projection qualify right rollup sample select semi set settings table then ties to top totals true truncate ttl union update
  use using values when where window with`.split(/\s+/),
);

const BARE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A name as ClickHouse reads it, in backquotes where it needs them. */
export function identifier(name: string): string {
  if (BARE.test(name) && !KEYWORDS.has(name.toLowerCase())) return name;
  return quotedIdentifier(name);
}

/** A name in backquotes, whatever it is. */
export function quotedIdentifier(name: string): string {
  return `\`${name.replace(/[\\`]/g, (character) => `\\${character}`)}\``;
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

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "'": "\\'",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\0": "\\0",
};

/** A string literal. */
export function stringLiteral(text: string): string {
  return `'${text.replace(/[\\'\n\r\t\0]/g, (character) => ESCAPES[character] ?? character)}'`;
}

export function literal(value: string | number | boolean): string {
  return typeof value === "string"
    ? stringLiteral(value)
    : typeof value === "boolean"
      ? value
        ? "1"
        : "0"
      : String(value);
}
