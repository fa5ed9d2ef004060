import { atText, KEY, type Origin, within } from "../../../compiler/model/origin.js";
import type { Resource } from "../../../compiler/model/resource.js";
import { significantTokens } from "../sql/tokens.js";
import { type Leaf, leavesOf, type Path, valueAt } from "./option-texts.js";

/** The options that a message speaks of, by its words; `$1` is what the pattern found. */
const SUBJECTS: readonly (readonly [RegExp, Path])[] = [
  [/setting '(\w+)'/i, ["settings", "$1", KEY]],
  [/setting '(\w+)'/i, ["queueSettings", "$1", KEY]],
  [/index `([^`]+)`/i, ["indexes", "$1"]],
  [/'(\w+) CHECK /, ["constraints", "$1"]],
  [/version column/i, ["engine", "version"]],
  [/is_deleted column/i, ["engine", "isDeleted"]],
  [/sign column/i, ["engine", "sign"]],
  [/listed both in columns to sum/, ["engine", "columns"]],
  [/partition key/i, ["partitionBy"]],
  [/primary key must be/i, ["primaryKey"]],
  [/sampling/i, ["sampleBy"]],
  [/sorting key|primary key/i, ["orderBy"]],
  [/TTL expression/, ["ttl"]],
  [/projections? /i, ["projections"]],
  [/filter in WHERE/, ["using"]],
  [/Interval must be|OFFSET must be|refresh/i, ["refresh"]],
];

/** Where a message names no option: the expression that ClickHouse was at, and the options that may hold it. */
const PROCESSED = /[Ww]hile processing `?([A-Za-z_]\w*)`? [-+] toInterval/;

/** What a message may quote of the options: the first of these that stands in one is what it is about. */
const QUOTED: readonly RegExp[] = [
  /`((?:[^`\\]|\\.)+)`/g,
  /'((?:[^'\\]|\\.)+)'/g,
  /(?:function|family:?|Codec|column|type(?! family)) ([A-Za-z_]\w*(?:\.\w+)*(?:\([\w, ]*\))?)/g,
];

export interface Subject {
  readonly message: string;
  /** The message without the query that it repeats. */
  readonly text: string;
  /** What is wrong, when that is known; looked for before what the message quotes. */
  readonly names: readonly string[];
  /** The statement's text from a syntax error to the end of its line. */
  readonly rest?: string | undefined;
}

/** The place in a resource's options that a refusal is about: the word, else the option, else its query or call. */
export function placeOf(resource: Resource, subject: Subject): Origin {
  const leaves = leavesOf(resource.spec);
  const option = optionOf(resource.spec, subject.message);
  const preferred = option === undefined ? [] : leaves.filter((leaf) => isBelow(leaf.path, option));
  const words = [...textsOf(subject.rest), ...subject.names, ...quotedIn(subject.text)];
  const processed = PROCESSED.exec(subject.message)?.[1];
  if (processed !== undefined) {
    const found = find(
      processed,
      leaves.filter(({ path, text }) => path.includes("ttl") && /\bINTERVAL\b/i.test(text)),
    );
    if (found !== undefined) return atText(within(resource.origin, ...found.path), found.word);
  }
  for (const among of [preferred, leaves]) {
    for (const word of words) {
      const found = find(word, among);
      if (found !== undefined) return atText(within(resource.origin, ...found.path), found.word);
    }
    if (among === preferred && option !== undefined) return within(resource.origin, ...option);
  }
  const sql = ["query", "using"].find((option) => valueAt(resource.spec, [option]) !== undefined);
  return sql === undefined ? resource.origin : within(resource.origin, sql);
}

/** From the error on, as much as tells it from other places; else its first word. */
function textsOf(rest: string | undefined): readonly string[] {
  if (rest === undefined) return [];
  const [first, ...others] = significantTokens(rest);
  if (first === undefined) return [];
  const last = others.findLast((token) => token.at + token.text.length <= 40) ?? first;
  return [rest.slice(first.at, last.at + last.text.length), first.text];
}

function* quotedIn(message: string): Iterable<string> {
  for (const pattern of QUOTED) for (const found of message.matchAll(pattern)) yield found[1] ?? "";
}

/** A word in a text, as it stands there; of a qualified name also its last part. */
function find(word: string, leaves: readonly Leaf[]): { readonly path: Path; readonly word: string } | undefined {
  for (const each of new Set([word, word.split(".").at(-1) ?? word])) {
    const pattern = new RegExp(`(?<![\\w$])${each.replace(/[^\w\s]/g, "\\$&")}(?![\\w$])`);
    const leaf = each === "" ? undefined : leaves.find(({ text }) => pattern.test(text));
    if (leaf !== undefined) return { path: leaf.path, word: each };
  }
  return undefined;
}

function optionOf(spec: unknown, message: string): Path | undefined {
  // ClickHouse does not say whose TTL it is: of the row, or of the only column that has one.
  if (/TTL expression/.test(message) && valueAt(spec, ["ttl"]) === undefined) {
    const columns = Object.keys(Object(valueAt(spec, ["columns"]))).filter((name) =>
      valueAt(spec, ["columns", name, "ttl"]),
    );
    return columns.length === 1 ? ["columns", ...columns, "ttl"] : undefined;
  }
  for (const [pattern, path] of SUBJECTS) {
    const found = pattern.exec(message);
    if (found === null) continue;
    const option = path.map((element) => (element === "$1" ? (found[1] ?? "") : element));
    if (
      valueAt(
        spec,
        option.filter((element) => element !== KEY),
      ) !== undefined
    )
      return option;
  }
  return undefined;
}

function isBelow(path: Path, option: Path): boolean {
  return option.every((element, index) => path[index] === element);
}
