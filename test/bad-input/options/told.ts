import type { Diagnostic } from "../../../src/compiler/model/diagnostic.js";
import type { Json } from "../../../src/compiler/model/json.js";
import { isJsonObject } from "../../../src/compiler/model/json.js";
import type { Kind } from "../../../src/compiler/model/system.js";
import { shape } from "../../../src/compiler/resolve/shape.js";

export function toldOf(kind: Kind, options: Json): readonly Diagnostic[] {
  if (!isJsonObject(options)) throw new Error("Options are an object");
  return shape({ kind: kind.kind, name: "a.x", options, site: { line: 1, column: 1 } }, kind).diagnostics;
}
