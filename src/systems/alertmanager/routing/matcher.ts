/** How Alertmanager compares a label with a value. */
export type MatchOperator = "=" | "!=" | "=~" | "!~";

/** One condition on an alert's labels. A label that an alert does not have is empty. */
export interface Matcher {
  readonly name: string;
  readonly operator: MatchOperator;
  readonly value: string;
}

const LABEL = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const SHAPE = /^\s*(?<name>"(?:[^"\\]|\\.)*"|[^\s"=!~{}',`]+)\s*(?<operator>=~|!~|!=|=(?!=))\s*(?<value>[\s\S]*?)\s*$/;

/** A matcher as Alertmanager writes it, `severity="critical"`; or why it is none, as the rest of a sentence. */
export function parseMatcher(text: string): Matcher | string {
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) return "must be one matcher without braces: a list holds several";
  const { name, operator, value } = SHAPE.exec(trimmed)?.groups ?? {};
  if (name === undefined || operator === undefined || value === undefined) return notOne(trimmed);
  if (/\p{Surrogate}/u.test(text)) return "must be valid UTF-8: half of a character stands in it";
  const label = unquoted(name);
  const compared = unquoted(value);
  if (label === undefined || label === "") return notOne(trimmed);
  if (compared === undefined) return `must have its value in whole quotes: \`${name}${operator}"…"\``;
  return { name: label, operator: operatorOf(operator), value: compared };
}

function notOne(text: string): string {
  const wanted = 'must be a matcher such as `severity="critical"`, with =, !=, =~ or !~';
  const mended = /^([a-zA-Z_]\w*)\s*(?:==|:)\s*"?([^"]*)"?$/.exec(text);
  return mended === null ? wanted : `${wanted}: did you mean \`${mended[1]}="${mended[2]}"\`?`;
}

function operatorOf(text: string): MatchOperator {
  return text === "!=" || text === "=~" || text === "!~" ? text : "=";
}

/** What stands in quotes, with Alertmanager's escapes taken back; what stands without any as it is. */
function unquoted(text: string): string | undefined {
  if (!text.startsWith('"')) return /["{},\s]/.test(text) ? undefined : unescaped(text);
  return /^"(?:[^"\\]|\\.)*"$/s.test(text) ? unescaped(text.slice(1, -1)) : undefined;
}

function unescaped(text: string): string {
  return text.replace(/\\(["\\n])/g, (_, escaped: string) => (escaped === "n" ? "\n" : escaped));
}

/** As every version of Alertmanager reads it. */
export function matcherText({ name, operator, value }: Matcher): string {
  return `${LABEL.test(name) ? name : quoted(name)}${operator}${quoted(value)}`;
}

function quoted(text: string): string {
  return `"${text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`;
}
