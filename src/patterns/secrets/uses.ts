import { within } from "../../compiler/model/origin.js";
import { ofKind, type Pipeline } from "../../compiler/model/resource.js";
import { USER as CLICKHOUSE_USER } from "../../systems/clickhouse/schema/access/user.js";
import { CLUSTER as CLICKHOUSE_CLUSTER } from "../../systems/clickhouse/schema/cluster.js";
import { NAMED_COLLECTION } from "../../systems/clickhouse/schema/named-collection.js";
import { loggedInAs } from "../../systems/kafka/public.js";
import { CLUSTER, CONNECTOR, USER } from "../../systems/kafka/schema.js";
import { ROLE } from "../../systems/postgres/schema/role.js";
import { SOURCE } from "../../systems/postgres/schema/source.js";
import { secretsIn } from "./secrets-in.js";
import type { SecretUse } from "./use.js";
import { watchingUses } from "./watching-uses.js";

export type { Reader, SecretUse } from "./use.js";

/** Every use of every secret, in the order of the declarations. */
export function secretUses(pipeline: Pipeline): readonly SecretUse[] {
  return [...postgresUses(pipeline), ...kafkaUses(pipeline), ...clickhouseUses(pipeline), ...watchingUses(pipeline)];
}

function* postgresUses({ resources }: Pipeline): Iterable<SecretUse> {
  for (const source of ofKind(resources, SOURCE)) {
    const usedBy = `source ${source.name}`;
    const { password, connector } = source.spec;
    const at = within(source.origin, "password");
    const own = { secret: password, usedBy, at, resource: source };
    yield { ...own, reader: "psql", environment: source.address };
    yield { ...own, reader: "Connect", environment: "" };
    for (const [property, value] of Object.entries(connector)) {
      for (const secret of secretsIn(value)) {
        const place = within(source.origin, "connector", property);
        yield { secret, usedBy, at: place, resource: source, reader: "Connect", environment: "" };
      }
    }
  }
  for (const role of ofKind(resources, ROLE)) {
    const { password, source } = role.spec;
    if (password === undefined) continue;
    const usedBy = `role ${role.name}`;
    const at = within(role.origin, "password");
    yield { secret: password, usedBy, at, resource: role, reader: "psql", environment: source.$ref };
  }
}

function* kafkaUses(pipeline: Pipeline): Iterable<SecretUse> {
  const all = [...pipeline.resources.values()];
  const connectors = ofKind(all, CONNECTOR);
  for (const cluster of ofKind(all, CLUSTER)) {
    const { spec } = cluster;
    const clients = [
      { reader: "Kafka tools" as const, environment: cluster.address, login: spec },
      ...(connectors.length === 0
        ? []
        : [{ reader: "Connect" as const, environment: "", login: loggedInAs(cluster, spec.connectUser, pipeline) }]),
      // Its queues log in by named collections that are made for them, on servers of one cluster each.
      ...ofKind(all, NAMED_COLLECTION)
        .filter(({ madeBy }) => madeBy === cluster.address)
        .map((collection) => ({
          reader: "ClickHouse" as const,
          environment: collection.spec.cluster?.$ref ?? "",
          login: loggedInAs(cluster, spec.clickhouseUser, pipeline),
        })),
    ];
    for (const { reader, environment, login } of clients) {
      for (const [option, value] of Object.entries({ tls: login.tls, sasl: login.sasl })) {
        const at = within(cluster.origin, option);
        for (const secret of secretsIn(value))
          yield { secret, usedBy: `cluster ${cluster.name}`, at, resource: cluster, reader, environment };
      }
    }
  }
  for (const user of ofKind(all, USER)) {
    const { password, cluster } = user.spec;
    if (password === undefined) continue;
    const environment = cluster?.$ref ?? ofKind(all, CLUSTER)[0]?.address ?? "";
    const at = within(user.origin, "password");
    yield { secret: password, usedBy: `user ${user.name}`, at, resource: user, reader: "acls.sh", environment };
  }
  // A source's connector has what the source says.
  for (const connector of connectors.filter(({ madeBy }) => madeBy === undefined)) {
    for (const [property, value] of Object.entries(connector.spec.config)) {
      const at = within(connector.origin, "config", property);
      for (const secret of secretsIn(value))
        yield {
          secret,
          usedBy: `connector ${connector.name}`,
          at,
          resource: connector,
          reader: "Connect",
          environment: "",
        };
    }
  }
}

function* clickhouseUses({ resources }: Pipeline): Iterable<SecretUse> {
  for (const user of ofKind(resources, CLICKHOUSE_USER)) {
    const at = within(user.origin, "authentication");
    for (const secret of secretsIn(user.spec.authentication))
      yield { secret, usedBy: `user ${user.name}`, at, resource: user, reader: "access.sql", environment: "" };
  }
  for (const cluster of ofKind(resources, CLICKHOUSE_CLUSTER)) {
    for (const option of ["secret", "password"] as const) {
      const at = within(cluster.origin, option);
      const found = { usedBy: `cluster ${cluster.name}`, at, resource: cluster, environment: cluster.address };
      for (const secret of secretsIn(cluster.spec[option])) yield { ...found, secret, reader: "ClickHouse" };
    }
  }
  for (const collection of ofKind(resources, NAMED_COLLECTION)) {
    if (collection.madeBy !== undefined) continue;
    const environment = collection.spec.cluster?.$ref ?? "";
    for (const [key, value] of Object.entries(collection.spec.values)) {
      const at = within(collection.origin, "values", key);
      const found = { usedBy: `named collection ${collection.name}`, at, resource: collection, environment };
      for (const secret of secretsIn(value)) yield { ...found, secret, reader: "ClickHouse" };
    }
  }
}
