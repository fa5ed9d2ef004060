import type { Address } from "../../compiler/model/address.js";
import { derived, referenceTo, sqlOf } from "../../compiler/model/derived.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW } from "../../systems/clickhouse/schema/view.js";
import type { SourceSpec } from "../../systems/postgres/schema/source.js";
import { heartbeatTopic } from "../capture/topic-spec.js";
import { loggedTable } from "../changes/columns.js";
import { CHANGES } from "../changes/schema.js";
import { type Placement, placed, placementOf } from "../clustered/placement.js";
import { replicatedEverywhere } from "../clustered/replicated.js";
import { snapshotCondition } from "./event-order.js";
import { eventResources } from "./events.js";
import { type SourceNames, sourceNames } from "./names.js";
import { mirrorParts } from "./parts.js";
import { rejectedQuery } from "./rejected.js";
import { MIRROR } from "./schema.js";

/** What the mirrors of one source in one database share: dead letters, fences, and the heartbeat that raises them. */
export function gatherMirrors(resources: ReadonlyMap<Address, Resource>): readonly Resource[] {
  const added = new Map<Address, Resource>();
  const add = (resource: Resource): void => {
    if (!resources.has(resource.address)) added.set(resource.address, resource);
  };
  for (const mirror of ofKind(resources, MIRROR)) {
    for (const { source } of mirrorParts(mirror, resources)) {
      const names = sourceNames(mirror.name, { $ref: source.address });
      if (added.has(referenceTo(TABLE, names.fences).$ref)) continue;
      for (const resource of sharedResources(source, names, placementOf(mirror.spec.cluster, resources))) add(resource);
    }
  }
  // A log has nothing to fence off: it needs the dead letters alone.
  for (const changes of ofKind(resources, CHANGES)) {
    const source = loggedTable(changes, resources)?.source;
    if (source === undefined) continue;
    const names = sourceNames(changes.name, { $ref: source.address });
    const { $ref } = referenceTo(TABLE, names.deadLetters);
    if (added.has($ref)) continue;
    const place = placementOf(changes.spec.cluster, resources);
    for (const resource of sharedResources(source, names, place)) if (resource.address === $ref) add(resource);
  }
  return [...added.values()];
}

function sharedResources(
  source: Resource<SourceSpec>,
  names: SourceNames,
  place: Placement | undefined,
): readonly Resource[] {
  const from = { origin: source.origin, madeBy: source.address };
  const plain = { indexes: {}, projections: {}, constraints: {}, settings: {} };
  const events = referenceTo(TABLE, `${names.heartbeat}_events`);
  const fences = derived(
    TABLE,
    names.fences,
    {
      ...plain,
      columns: {
        scope: { type: "LowCardinality(String)", comment: "A source table, or nothing: all tables of the source" },
        version: { type: "SimpleAggregateFunction(max, UInt128)", comment: "Rows below it are no longer there" },
      },
      engine: replicatedEverywhere({ type: "AggregatingMergeTree" }, names.fences, place),
      orderBy: ["scope"],
      comment: `Raised by each TRUNCATE and at the end of each snapshot of ${source.name}`,
    },
    from,
  );
  const deadLetters = derived(
    TABLE,
    names.deadLetters,
    {
      ...plain,
      columns: {
        topic: { type: "LowCardinality(String)" },
        partition: { type: "UInt64" },
        offset: { type: "UInt64" },
        key: { type: "String", comment: "The message's key" },
        problem: {
          type: "LowCardinality(String)",
          comment: "message: not taken at all; value: one column; order: of a snapshot",
        },
        column: { type: "LowCardinality(String)" },
        target: { type: "LowCardinality(String)", comment: "The mirror or log that could not take it" },
        value: { type: "String", comment: "The refused value, or the message" },
        error: { type: "String" },
        received_at: { type: "DateTime64(3, 'UTC')", default: sqlOf`now64(3, 'UTC')` },
      },
      engine: replicatedEverywhere({ type: "ReplacingMergeTree" }, names.deadLetters, place),
      orderBy: ["topic", "partition", "offset", "problem", "column", "target"],
      ttl: sqlOf`toDateTime(received_at) + INTERVAL 90 DAY`,
      comment: `What the mirrors of ${source.name} could not take as it came`,
    },
    from,
  );
  return placed(place, [
    fences,
    deadLetters,
    ...eventResources({
      ...from,
      queue: `${names.heartbeat}_queue`,
      consumer: `${names.heartbeat}_consumer`,
      events: `${names.heartbeat}_events`,
      topic: heartbeatTopic(source),
      cluster: source.spec.kafka,
      consumerGroup: `clickhouse.${names.heartbeat}`,
      consumers: 1,
      eventFormat: source.spec.events,
      registry: source.spec.registry,
      before: [{ name: "id", type: "Nullable(Int64)" }],
      after: [{ name: "id", type: "Nullable(Int64)" }],
      row: [],
      fenced: true,
      epoch: source.spec.epoch,
      settings: {},
      views: [`${names.heartbeat}_fenced`, `${names.heartbeat}_rejected`],
    }),
    derived(
      MATERIALIZED_VIEW,
      `${names.heartbeat}_fenced`,
      {
        to: { $ref: fences.address },
        query: sqlOf`SELECT '' AS scope, event.version AS version
FROM ${events} AS event
WHERE event.error = '' AND ${snapshotCondition}`,
      },
      from,
    ),
    derived(
      MATERIALIZED_VIEW,
      `${names.heartbeat}_rejected`,
      {
        to: { $ref: deadLetters.address },
        query: rejectedQuery({ events, columns: [], primaryKey: [], target: names.heartbeat }),
      },
      from,
    ),
  ]);
}
