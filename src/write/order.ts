/** Orders by code units: the same everywhere, whatever the machine's language. */
export function byCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
