import { members } from "./flat-events.js";

export type AvroType = string | { readonly type: "array"; readonly items: readonly AvroType[] };

/** A value of `["null", type]` from its JSON. */
export function optional(type: AvroType, json: string): Buffer {
  return json === "null" ? long(0n) : Buffer.concat([long(1n), encoded(type, json)]);
}

function encoded(type: AvroType, json: string): Buffer {
  if (typeof type === "object") {
    const items = [...members(`{${arrayAsMembers(json)}}`).values()];
    const [, item = "string"] = type.items;
    if (items.length === 0) return long(0n);
    return Buffer.concat([long(BigInt(items.length)), ...items.map((each) => optional(item, each)), long(0n)]);
  }
  if (type === "int" || type === "long") return long(BigInt(json));
  if (type === "boolean") return Buffer.from([json === "true" ? 1 : 0]);
  if (type === "string") {
    const text = Buffer.from(json.startsWith('"') ? String(JSON.parse(json)) : json);
    return Buffer.concat([long(BigInt(text.length)), text]);
  }
  const bytes = Buffer.alloc(type === "float" ? 4 : 8);
  const number = Number(json.replaceAll('"', ""));
  if (type === "float") bytes.writeFloatLE(number);
  else bytes.writeDoubleLE(number);
  return bytes;
}

/** `[a, b]` as the inside of an object, so that one reader of members will do. */
function arrayAsMembers(json: string): string {
  const values: unknown = JSON.parse(json);
  if (!Array.isArray(values) || values.length === 0) return "";
  const parts: string[] = [];
  let [depth, start] = [0, 1];
  for (const { 0: token, index } of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],]/g)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    if (!((depth === 1 && token === ",") || depth === 0)) continue;
    if (index >= start) parts.push(`"${parts.length}":${json.slice(start, index)}`);
    start = index + 1;
  }
  return parts.join(",");
}

function long(value: bigint): Buffer {
  let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
  const bytes: number[] = [];
  while (rest >= 128n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}
