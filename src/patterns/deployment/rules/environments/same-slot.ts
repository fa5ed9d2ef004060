import { within } from "../../../../compiler/model/origin.js";
import type { Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { connectorProperties } from "../../../../systems/kafka/public.js";
import type { ConnectorSpec } from "../../../../systems/kafka/schema.js";
import { scopeOf } from "../../derived.js";
import { connectorsOf, kafkaPlace } from "../../kafka/place.js";
import { captured } from "./cases.js";
import { type Deployment, deploymentsOf, sharedBy, spoken } from "./deployments.js";

export const sharedSlot: Rule = {
  code: "kubernetes/shared-slot",
  severity: "error",
  summary: "Two environments read from one slot",
  why: "A slot gives each change to one reader, once: what staging takes, production never sees, and nothing tells of it. While one reads, the connector of the other fails.",
  mend: 'Say where the environment reads from: `sources: { shop: { host: "postgres.staging.svc" } }`, or with its own `slot` from the same database. Connectors that are no source\'s have `connectors`.',
  failing: captured('{ namespace: "shop-staging" }'),
  passing: captured('{ namespace: "shop-staging", sources: { shop: { host: "postgres.staging.svc" } } }'),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    if (scope === undefined || kafkaPlace(scope) === undefined) return;
    for (const { first, other, found } of sharedBy(deploymentsOf(scope), readBy)) {
      const { connector, what } = found;
      yield {
        detail: `${spoken(first)} and ${spoken(other)} both read from ${what}, by the connector \`${connector.name}\`. ${sharedSlot.mend}`,
        at: within(scope.cluster.origin, "environments", other.name),
        resource: scope.cluster.address,
        related: [{ at: connector.origin, note: "what reads" }],
      };
    }
  },
};

interface Read {
  readonly connector: Resource<ConnectorSpec>;
  readonly what: string;
}

/** By server and slot: of one server no two slots are called the same. Of MySQL's, the number that it is a replica by. */
function* readBy({ scope }: Deployment): Iterable<readonly [string, Read]> {
  for (const connector of connectorsOf(scope)) {
    const properties = connectorProperties(connector, scope.pipeline);
    const host = properties["database.hostname"];
    if (host === undefined) continue;
    const isPostgres = connector.spec.class.includes("PostgresConnector");
    const slot = isPostgres ? (properties["slot.name"] ?? "debezium") : properties["database.server.id"];
    if (slot === undefined) continue;
    const server = `${host}:${properties["database.port"] ?? ""}`;
    const what = isPostgres
      ? `slot \`${slot}\` at \`${host}\`${database(properties["database.dbname"])}`
      : `\`${host}\` as replica ${slot}`;
    yield [`${connector.spec.class} ${server} ${slot}`, { connector, what }];
  }
}

function database(name: string | undefined): string {
  return name === undefined ? "" : ` (database \`${name}\`)`;
}
