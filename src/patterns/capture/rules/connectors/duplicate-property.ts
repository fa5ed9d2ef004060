import type { Finding } from "../../../../compiler/model/diagnostic.js";
import { valueAt, type WrittenConnector } from "../../connectors/written.js";

/**
 * Connectors that have something in common which each must have for itself. Of two that sources made nothing is said:
 * the sources' own rules do. `keyOf` says what must differ; undefined where a connector has none.
 */
export function* duplicatesOf(
  connectors: readonly WrittenConnector[],
  property: string,
  keyOf: (connector: WrittenConnector) => string | undefined,
  detailOf: (connector: WrittenConnector, first: WrittenConnector) => string,
): Iterable<Finding> {
  const seen = new Map<string, WrittenConnector>();
  const [made, byHand] = [
    connectors.filter((each) => each.option === "connector"),
    connectors.filter((each) => each.option === "config"),
  ];
  for (const connector of [...made, ...byHand]) {
    const key = keyOf(connector);
    if (key === undefined) continue;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, connector);
      continue;
    }
    if (connector.option === "connector") continue;
    yield {
      detail: detailOf(connector, first),
      at: valueAt(connector, property),
      resource: connector.resource,
      related: [{ at: valueAt(first, property), note: "the other connector" }],
    };
  }
}

/** The cluster of a connector: none named is the only one. */
export function clusterKey({ connector }: WrittenConnector): string {
  return connector.spec.cluster?.$ref ?? "";
}
