const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  m: 0.001,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};
const QUANTITY = /^(\d+(?:\.\d+)?)(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$/;

/** A quantity of Kubernetes as a number: cores, or bytes; undefined for what is none. */
export function quantity(text: unknown): number | undefined {
  const found = QUANTITY.exec(String(text));
  if (found === null) return undefined;
  return Number(found[1]) * (UNITS[found[2] ?? ""] ?? 1);
}

/** Bytes of a heap as Java reads it: `2g`, `512m`. */
export function heapBytes(text: string): number | undefined {
  const found = /^(\d+)([kKmMgG])$/.exec(text);
  if (found === null) return undefined;
  const factor = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[found[2]?.toLowerCase() ?? ""];
  return factor === undefined ? undefined : Number(found[1]) * factor;
}
