/** Names of options and properties whose values are secrets, in every system's spelling. */
const SECRET_NAME =
  /(^|[._-])(password|passwd|pwd|passphrase|secret|token|user[._-]info|(api|private|access|account)[._-]?key|credentials?)$/i;
const CAMEL_SECRET = /(Password|Passphrase|Secret|Token|(Api|Private|Access|Account)Key|Credentials?)$/;

/** What a consumer looks up itself is no value: `${file:…}`. */
const PLACEHOLDER = /^\$\{[^}]+\}$/;

/** A password, or a part of the text that holds one, by what stands around it. */
const WITHIN: readonly (readonly [RegExp, string])[] = [
  [/[a-z][a-z0-9+.-]*:\/\/[^/\s:@'"]*:([^/\s@'"]+)@/gi, "is a URL with a password in it"],
  [
    /(?:^|[?&;,{\s"'])(?:password|passwd|pwd|accountkey|sharedaccesskey|secret(?:_access_key)?|api_?key|token)["']?=["']?([^\s"'&;,]+)/gi,
    "has a password in it",
  ],
  [/"(?:password|passwd|secret|token|private_key)"\s*:\s*"([^"]+)"/gi, "has a password in it"],
  [/-----BEGIN [A-Z ]*(PRIVATE KEY)-----/g, "is a private key"],
];

/** Functions of ClickHouse that take a password as their fifth argument, a text. */
const TABLE_FUNCTION = /\b(?:postgresql|mysql|mongodb)\s*\(\s*(?:[^'(),]*(?:'[^']*')?[^'(),]*,){4}\s*'([^']+)'/gi;

/** Why the value of an option is a secret that is written out, as the rest of a sentence; `undefined` when it is none. */
export function secretInValue(name: string, value: string | number): string | undefined {
  const text = String(value);
  const isNamed = SECRET_NAME.test(name) || CAMEL_SECRET.test(name);
  if (isNamed && text !== "" && !PLACEHOLDER.test(text)) return "is written as a text";
  return typeof value === "number" ? undefined : secretWithin(text);
}

export function secretInSql(text: string): string | undefined {
  return secretWithin(text) ?? (holds(TABLE_FUNCTION, text) ? "passes a password to a function" : undefined);
}

/** Without one of these no pattern finds anything: hardly any text has one, and every text is looked at. */
const POSSIBLE = /:\/\/|=|"\s*:|-----BEGIN /;

function secretWithin(text: string): string | undefined {
  if (!POSSIBLE.test(text)) return undefined;
  return WITHIN.find(([pattern]) => holds(pattern, text))?.[1];
}

/** What stands for any password, or hides one: `***`, and `\\S+` in a pattern that looks for them. */
const MASK = /^(\\+[A-Za-z]|[^A-Za-z0-9\\])+$/;

/** Whether what the pattern's group finds is a value and no placeholder. */
function holds(pattern: RegExp, text: string): boolean {
  return [...text.matchAll(pattern)].some(([, value = ""]) => !/^\$\{[^}]*\}?/.test(value) && !MASK.test(value));
}
