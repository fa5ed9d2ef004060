import { nameOf } from "../../../../compiler/model/address.js";
import { isReference, isSqlText } from "../../../../compiler/model/reference.js";
import type { ArgumentValue, EngineArgument } from "../../schema/engines/arguments.js";
import { descriptionOf, type ListedEngineSpec } from "../../schema/engines/listed.js";
import { printExpression, printInline } from "../../sql/print.js";
import { identifier, literal, splitName, stringLiteral } from "../../sql/quote.js";
import type { EngineClause } from "./clause.js";

/** An engine whose arguments are a list: in their order, or by name behind a named collection. */
export function listedClause(engine: ListedEngineSpec): EngineClause {
  const all = descriptionOf(engine.type).arguments;
  const places = all.filter((each) => each.setting === undefined);
  const given = engine.collection === undefined ? inOrder(engine, places) : named(engine, places);
  const printed = engine.collection === undefined ? given : [identifier(nameOf(engine.collection.$ref)), ...given];
  return {
    engine: printed.length === 0 ? engine.type : `${engine.type}(${printed.join(", ")})`,
    settings: Object.fromEntries(
      all.flatMap(({ name, setting }) => {
        const value = engine.given[name];
        if (setting === undefined || (typeof value !== "string" && typeof value !== "number")) return [];
        return [[setting, value]];
      }),
    ),
  };
}

function inOrder(engine: ListedEngineSpec, places: readonly EngineArgument[]): readonly string[] {
  const last = places.findLastIndex((each) => isGiven(engine, each));
  return places.slice(0, last + 1).flatMap((each) => {
    const value = engine.given[each.name];
    if (value !== undefined && isGiven(engine, each)) return printArgument(each, value);
    if (each.otherwise === undefined) return [];
    return [/^(\d+|NULL)$/.test(each.otherwise) ? each.otherwise : stringLiteral(each.otherwise)];
  });
}

function named(engine: ListedEngineSpec, places: readonly EngineArgument[]): readonly string[] {
  return places.flatMap((each) => {
    const value = engine.given[each.name];
    if (value === undefined) return [];
    const printed = each.kind === "NOSIGN" ? [String(Number(value === true))] : printArgument(each, value);
    return [`${each.key ?? each.name} = ${printed.join(", ")}`];
  });
}

function isGiven(engine: ListedEngineSpec, { name, kind }: EngineArgument): boolean {
  return engine.given[name] !== undefined && (kind !== "NOSIGN" || engine.given[name] === true);
}

function printArgument({ kind }: EngineArgument, value: ArgumentValue): readonly string[] {
  if (kind === "NOSIGN") return ["NOSIGN"];
  if (typeof kind === "object") return [String(value)];
  if (Array.isArray(value)) {
    return value.map((each) => (isSqlText(each) ? `(${printInline(each)})` : identifier(String(each))));
  }
  if (isSqlText(value)) return [printExpression(value)];
  if (typeof value === "object" && !isReference(value)) return [];
  if (typeof value === "object" || kind === "table" || kind === "dictionary") {
    const name = typeof value === "object" ? nameOf(value.$ref) : String(value);
    const { database, object } = splitName(name);
    return kind === "dictionary"
      ? [stringLiteral(name)]
      : [stringLiteral(database ?? "default"), stringLiteral(object)];
  }
  return [kind === "expression" ? identifier(String(value)) : literal(value)];
}
