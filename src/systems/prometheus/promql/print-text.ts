import { nameOf } from "../../../compiler/model/address.js";
import type { PromqlText } from "../../../compiler/model/reference.js";

/** The text that Prometheus reads: references as the metrics' names, strings in quotes escaped. */
export function promqlString(promql: PromqlText): string {
  const [only] = promql.$promql;
  if (promql.$promql.length === 1 && typeof only === "string") return only.trim();
  let text = "";
  let quote: Quote;
  for (const part of promql.$promql) {
    let piece: string;
    if (typeof part === "string") piece = part;
    else if ("$ref" in part) piece = nameOf(part.$ref);
    else piece = literalText(part.$literal, quote);
    quote = quoteAfter(piece, quote);
    text += piece;
  }
  return text.trim();
}

/** What is open at a place of the text: a quote, a comment, or nothing. */
type Quote = '"' | "'" | "`" | "#" | undefined;

function literalText(value: string | number | boolean, quote: Quote): string {
  const text = String(value);
  if (quote !== '"' && quote !== "'") return text;
  return text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`).replaceAll("\n", "\\n");
}

function quoteAfter(text: string, before: Quote): Quote {
  let quote = before;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quote === undefined) {
      if (character === '"' || character === "'" || character === "`" || character === "#") quote = character;
    } else if (character === "\\" && (quote === '"' || quote === "'")) index++;
    else if (character === quote || (quote === "#" && character === "\n")) quote = undefined;
  }
  return quote;
}
