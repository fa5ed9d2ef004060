import type { Reader } from "./reader.js";
import type { Value } from "./syntax.js";

/** What stands in brackets after a field or a call. */
export function parseKeys(reader: Reader): readonly Value[] {
  const keys: Value[] = [];
  while (reader.takes("[")) {
    keys.push(reader.grammar.value(reader));
    reader.expect("]", "after a key");
  }
  return keys;
}

export function parseList(reader: Reader): Value {
  const { at } = reader.take();
  const items: Value[] = [];
  while (!reader.takes("]")) {
    if (items.length > 0) reader.expect(",", "or `]` in a list");
    items.push(reader.grammar.value(reader));
  }
  return { kind: "list", items, text: reader.since(at) };
}

export function parseMap(reader: Reader): Value {
  const { at } = reader.take();
  const items: (readonly [string, Value])[] = [];
  while (!reader.takes("}")) {
    if (reader.peek().kind !== "string") throw reader.problem("needs a text as a map's key");
    const key = unquoted(reader.take().text);
    reader.expect(":", "after a map's key");
    items.push([key, reader.grammar.value(reader)]);
    reader.takes(",");
  }
  return { kind: "map", items, text: reader.since(at) };
}

/** A text without its quotes. */
export function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\([\s\S])/g, (_, escaped: string) => {
    const plain: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };
    return plain[escaped] ?? escaped;
  });
}
