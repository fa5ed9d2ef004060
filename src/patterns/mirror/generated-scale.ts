import type { StreamColumn } from "../../compiler/model/stream.js";

/**
 * The digits of the fraction that an expression's value can have, as PostgreSQL counts them: those of the finer part
 * of a sum, those of both parts of a product. `undefined` where that can't be told.
 */
export function scaleOf(tokens: readonly string[], columns: readonly StreamColumn[]): number | undefined {
  let at = 0;
  const sum = (): number | undefined => {
    let scale = product();
    while (["+", "-", ","].includes(tokens[at] ?? "")) {
      at++;
      scale = both(scale, product(), Math.max);
    }
    return scale;
  };
  const product = (): number | undefined => {
    let scale = value();
    while (tokens[at] === "*") {
      at++;
      scale = both(scale, value(), (left, right) => left + right);
    }
    return scale;
  };
  const value = (): number | undefined => {
    while (["+", "-"].includes(tokens[at] ?? "")) at++;
    const token = tokens[at++];
    if (token === undefined) return undefined;
    if (token.toLowerCase() === "coalesce") return value();
    if (token === "(") {
      const scale = sum();
      return tokens[at++] === ")" ? scale : undefined;
    }
    if (/^\d/.test(token)) return token.split(".")[1]?.length ?? 0;
    const wire = columns.find(({ name }) => name === token.replace(/^"(.*)"$/, "$1"))?.wire;
    if (wire?.kind === "integer") return 0;
    return wire?.kind === "decimal" ? Math.max(wire.scale, 0) : undefined;
  };
  const scale = sum();
  return at === tokens.length ? scale : undefined;
}

function both(
  left: number | undefined,
  right: number | undefined,
  combine: (left: number, right: number) => number,
): number | undefined {
  return left === undefined || right === undefined ? undefined : combine(left, right);
}

/** The digits of the fraction that a column keeps; `undefined` of what is no number of so many digits. */
export function keptScale({ wire }: StreamColumn): number | undefined {
  if (wire.kind === "integer") return 0;
  return wire.kind === "decimal" ? Math.max(wire.scale, 0) : undefined;
}
