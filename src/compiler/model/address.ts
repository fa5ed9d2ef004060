/** A resource's identity within a pipeline: its kind and its name, e.g. `clickhouse.table/analytics.orders`. */
export type Address = `${string}/${string}`;

export function addressOf(kind: string, name: string): Address {
  return `${kind}/${name}`;
}

export function kindOf(address: Address): string {
  return address.slice(0, address.indexOf("/"));
}

export function nameOf(address: Address): string {
  return address.slice(address.indexOf("/") + 1);
}

/** The system that a kind belongs to: `clickhouse` for `clickhouse.table`. */
export function systemOf(kind: string): string {
  return kind.slice(0, kind.indexOf("."));
}
