import type { Message } from "./message.js";

/**
 * What `ExtractNewRecordState` makes of an envelope with the properties that the compiler gives it: the new row, of a
 * delete the old one, and the added fields. A truncate is dropped. Values keep their digits, so no number is parsed.
 */
export function flatten(message: Message): readonly Message[] {
  const envelope = members(message.value ?? "null");
  const source = members(envelope.get("source") ?? "{}");
  const op = envelope.get("op") ?? "null";
  const row = op === '"d"' ? envelope.get("before") : envelope.get("after");
  if (op === '"t"' || row === undefined) return [];
  const fields = [
    ...members(row),
    ["__deleted", JSON.stringify(String(op === '"d"'))],
    ["__op", op],
    ...["lsn", "sequence", "snapshot"].map((name) => [`__source_${name}`, source.get(name) ?? "null"]),
  ];
  return [{ ...message, value: `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}` }];
}

/** The members of a JSON object as they are written. */
export function members(object: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let depth = 0;
  let name: string | undefined;
  let start = 1;
  for (const { 0: token, index } of object.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (depth === 1 && token === ":" && name === undefined) {
      name = String(JSON.parse(object.slice(start, index)));
      start = index + 1;
    }
    if (name === undefined || !((depth === 1 && token === ",") || depth === 0)) continue;
    found.set(name, object.slice(start, index).trim());
    name = undefined;
    start = index + 1;
  }
  return found;
}
