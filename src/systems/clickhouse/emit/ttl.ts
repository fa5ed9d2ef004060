import { isSqlText } from "../../../compiler/model/reference.js";
import type { TtlRuleSpec, TtlSpec } from "../schema/ttl.js";
import { printExpression, printInline } from "../sql/print.js";
import { identifier, stringLiteral } from "../sql/quote.js";

/** What stands behind `TTL`, with the space before it; several rules have a line each. */
export function printTtl(ttl: TtlSpec): string {
  if (isSqlText(ttl)) return ` ${printInline(ttl)}`;
  const rules = ttl.map(printRule);
  return rules.length === 1 ? ` ${rules[0] ?? ""}` : `\n${rules.map((rule) => `    ${rule}`).join(",\n")}`;
}

function printRule(rule: TtlRuleSpec): string {
  if (isSqlText(rule)) return printInline(rule);
  const where = rule.where === undefined ? "" : ` WHERE ${printInline(rule.where)}`;
  return `${printInline(rule.after)}${action(rule)}${where}`;
}

function action(rule: Exclude<TtlRuleSpec, { readonly $sql: unknown }>): string {
  if (rule.toDisk !== undefined) return ` TO DISK ${stringLiteral(rule.toDisk)}`;
  if (rule.toVolume !== undefined) return ` TO VOLUME ${stringLiteral(rule.toVolume)}`;
  if (rule.recompress !== undefined) return ` RECOMPRESS CODEC(${rule.recompress})`;
  if (rule.groupBy === undefined) return " DELETE";
  const set = Object.entries(rule.set ?? {}).map(([column, value]) => `${identifier(column)} = ${printInline(value)}`);
  return ` GROUP BY ${rule.groupBy.map(printExpression).join(", ")}${set.length === 0 ? "" : ` SET ${set.join(", ")}`}`;
}
