import { durationValue } from "../promql/tree/literals.js";
import { printed } from "../promql/tree/print.js";
import type { Expression } from "../promql/tree/tree.js";

/** The seconds between two sides that are the same at two moments: `x - x offset 1h`. */
export function timeBetween(left: Expression, right: Expression): number | undefined {
  const moments = [left, right].map((side) => {
    let offset = 0;
    const text = printed(side).replace(/ offset (-?)(\w+)/g, (_, sign: string, size: string) => {
      offset += (durationValue(size) ?? 0) * (sign === "-" ? -1 : 1);
      return "";
    });
    return { offset, text };
  });
  const [one, other] = moments;
  if (one === undefined || other === undefined || one.text !== other.text || one.offset >= other.offset)
    return undefined;
  return (other.offset - one.offset) / 1000;
}
