/**
 * An ISO 8601 duration. The connector computes its seconds in floating point, which shows beyond the six digits that
 * the source has: they are rounded away.
 */
export function intervalValue(value: string): string {
  const seconds = `toDecimal128OrZero(extract(${value}, '(-?\\\\d+\\\\.\\\\d+)S$'), 18)`;
  const rounded = `concat(toString(round(${seconds}, 6)), 'S')`;
  return `if(match(${value}, '\\\\.\\\\d{7}'), replaceRegexpOne(${value}, '-?\\\\d+\\\\.\\\\d+S$', ${rounded}), ${value})`;
}
