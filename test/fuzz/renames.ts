import { addressOf } from "../../src/compiler/model/address.js";
import type { Json } from "../../src/compiler/model/json.js";
import type { Declaration, LoadedConfig } from "../../src/compiler/model/loaded-config.js";
import { isObject } from "./paths.js";

/** The columns that tables of a config declare. */
export function columnsIn(declarations: readonly Declaration[]): readonly string[] {
  const names = declarations.flatMap(({ options }) => (isObject(options.columns) ? Object.keys(options.columns) : []));
  return [...new Set(names)].sort();
}

/** Everything that is called `from`, renamed: keys, bare names and words in SQL (there in backquotes). */
export function renamedColumn(declarations: readonly Declaration[], from: string, to: string): readonly Declaration[] {
  const quoted = `\`${to.replace(/[\\`]/g, (each) => `\\${each}`)}\``;
  const word = new RegExp(`(?<![\\w\`'.$])${from.replace(/[^\w]/g, "\\$&")}(?![\\w\`'(])`, "g");
  const visit = (value: Json, inSql: boolean): Json => {
    if (typeof value === "string") return inSql ? value.replace(word, () => quoted) : value === from ? to : value;
    if (Array.isArray(value)) return value.map((each) => visit(each, inSql));
    if (!isObject(value)) return value;
    if (typeof value.$ref === "string" || typeof value.$secret === "string" || "$literal" in value) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key === from ? to : key, visit(each, inSql || key === "$sql")]),
    );
  };
  return declarations.map((each) => {
    const options = visit(each.options, false);
    return isObject(options) ? { ...each, options } : each;
  });
}

/** A resource under another name, and all that refers to it. Its database stays. */
export function renamedResource(config: LoadedConfig, chosen: Declaration | undefined, to: string): LoadedConfig {
  if (chosen === undefined) return config;
  const dot = chosen.name.indexOf(".");
  const name = dot < 0 ? to : `${chosen.name.slice(0, dot)}.${to}`;
  const [old, renamed] = [addressOf(chosen.kind, chosen.name), addressOf(chosen.kind, name)];
  const visit = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, key === "$ref" && each === old ? renamed : visit(each)]),
    );
  };
  return {
    ...config,
    listed: config.listed.map((each) => (each === old ? addressOf(chosen.kind, name) : each)),
    declarations: config.declarations.map((each) => {
      const options = visit(each.options);
      const own = each === chosen ? { ...each, name } : each;
      return isObject(options) ? { ...own, options } : own;
    }),
  };
}
