import fc from "fast-check";
import type { Json } from "../../src/compiler/model/json.js";
import type { Declaration, LoadedConfig } from "../../src/compiler/model/loaded-config.js";
import { oddName, oddValue, plainName } from "./names.js";
import { isObject, isPlain, type Path, pathsIn, replaced, valueAt, withoutPath } from "./paths.js";
import { columnsIn, renamedColumn, renamedResource } from "./renames.js";

/** A change of a config, by numbers that choose among what it has. */
export type Mutation =
  | { readonly kind: "rename-column"; readonly which: number; readonly to: string }
  | { readonly kind: "rename-resource"; readonly which: number; readonly to: string }
  | { readonly kind: "reorder"; readonly which: number }
  | { readonly kind: "drop"; readonly declaration: number; readonly path: number }
  | { readonly kind: "replace"; readonly declaration: number; readonly path: number; readonly value: unknown }
  | { readonly kind: "swap"; readonly declaration: number; readonly path: number; readonly other: number }
  | {
      readonly kind: "add";
      readonly declaration: number;
      readonly path: number;
      readonly key: string;
      readonly value: unknown;
    }
  | { readonly kind: "word"; readonly declaration: number; readonly path: number; readonly word: string };

const index = fc.nat(10_000);
const declaration = index;
const path = index;

/** Changes that ought to leave a config right, unless the new name is one that a system refuses. */
export const harmless: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant("rename-column" as const), which: index, to: fc.oneof(plainName, plainName, oddName) }),
  fc.record({
    kind: fc.constant("rename-resource" as const),
    which: index,
    to: fc.oneof(plainName, plainName, oddName),
  }),
  fc.record({ kind: fc.constant("reorder" as const), which: index }),
);

/** Changes that a careless edit makes. */
export const harmful: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant("drop" as const), declaration, path }),
  fc.record({ kind: fc.constant("replace" as const), declaration, path, value: oddValue }),
  fc.record({ kind: fc.constant("swap" as const), declaration, path, other: path }),
  fc.record({
    kind: fc.constant("add" as const),
    declaration,
    path,
    key: fc.oneof(plainName, oddName),
    value: oddValue,
  }),
  fc.record({
    kind: fc.constant("word" as const),
    declaration,
    path,
    word: fc.oneof(plainName, fc.constantFrom("(", ")", ",", "'", "FROM", "*", "", "-")),
  }),
);

export function mutated(config: LoadedConfig, mutation: Mutation): LoadedConfig {
  const { declarations } = config;
  switch (mutation.kind) {
    case "rename-column": {
      const columns = columnsIn(declarations);
      const from = pick(columns, mutation.which);
      return from === undefined ? config : { ...config, declarations: renamedColumn(declarations, from, mutation.to) };
    }
    case "rename-resource":
      return renamedResource(config, pick(declarations, mutation.which), mutation.to);
    case "reorder": {
      const at = mutation.which % Math.max(1, declarations.length);
      return { ...config, declarations: [...declarations.slice(at), ...declarations.slice(0, at)] };
    }
    case "drop":
      return changed(config, mutation, (options, at) => withoutPath(options, at));
    case "replace":
      return changed(config, mutation, (options, at) => replaced(options, at, mutation.value as Json));
    case "swap":
      return changed(config, mutation, (options, at) => {
        const other = pick(pathsIn(options), mutation.other);
        const value = other === undefined ? undefined : valueAt(options, other);
        return value === undefined ? options : replaced(options, at, value);
      });
    case "add":
      return changed(config, mutation, (options, at) => {
        const folder = isPlain(valueAt(options, at)) ? at : at.slice(0, -1);
        return replaced(options, [...folder, mutation.key], mutation.value as Json);
      });
    case "word":
      return changed(config, mutation, (options, at) => {
        const value = valueAt(options, at);
        if (typeof value === "string") return replaced(options, at, value.replace(/\w+/, mutation.word));
        const pieces = isObject(value) ? value.$sql : undefined;
        if (!Array.isArray(pieces)) return options;
        return replaced(options, [...at, "$sql"], withWord(pieces, mutation.path, mutation.word));
      });
  }
}

/** SQL with one of its words replaced. */
function withWord(pieces: readonly Json[], which: number, word: string): readonly Json[] {
  const texts = pieces.flatMap((piece, index) => (typeof piece === "string" ? [index] : []));
  const chosen = pick(texts, which);
  return pieces.map((piece, index) => {
    if (index !== chosen || typeof piece !== "string") return piece;
    const words = [...piece.matchAll(/\w+/g)];
    const found = pick(words, which);
    return found === undefined
      ? piece
      : piece.slice(0, found.index) + word + piece.slice(found.index + found[0].length);
  });
}

function changed(
  config: LoadedConfig,
  { declaration, path }: { readonly declaration: number; readonly path: number },
  change: (options: Json, at: Path) => Json,
): LoadedConfig {
  const chosen = pick(config.declarations, declaration);
  const at = chosen === undefined ? undefined : pick(pathsIn(chosen.options), path);
  if (chosen === undefined || at === undefined) return config;
  const options = change(chosen.options, at);
  if (!isObject(options)) return config;
  const declarations = config.declarations.map((each): Declaration => (each === chosen ? { ...each, options } : each));
  return { ...config, declarations };
}

function pick<Value>(from: readonly Value[], which: number): Value | undefined {
  return from[which % Math.max(1, from.length)];
}
