import type { Address } from "../../compiler/model/address.js";
import { derived } from "../../compiler/model/derived.js";
import type { Origin } from "../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import { transformProperties } from "../../compiler/model/route/route.js";
import {
  formatTransforms,
  POSTGRES_CONNECTOR,
  postgresConnectorProperties,
  postgresOptionProperties,
} from "../../systems/debezium/public.js";
import { DEFAULT_BROKER } from "../../systems/kafka/public.js";
import { CLUSTER, CONNECTOR, TOPIC } from "../../systems/kafka/schema.js";
import {
  captureOptions,
  heartbeatMilliseconds,
  heartbeatTable,
  ownTopicNames,
  publicationName,
  signalTable,
  slotName,
  sourceTable,
  topicOf,
  topicPrefix,
} from "../../systems/postgres/public.js";
import { OPERATIONS } from "../../systems/postgres/schema/operations.js";
import { PUBLICATION } from "../../systems/postgres/schema/publication.js";
import { SOURCE, type SourceSpec } from "../../systems/postgres/schema/source.js";
import { TABLE, type TableSpec } from "../../systems/postgres/schema/table.js";
import { messageKeys } from "./message-keys.js";
import { cluster, topicSpec } from "./topic-spec.js";

/** One connector, publication and set of topics for each source whose tables are read. */
export function gatherCapture(resources: ReadonlyMap<Address, Resource>): readonly Resource[] {
  const all = [...resources.values()];
  const sources = ofKind(all, SOURCE);
  const added: Resource[] = [];
  const clusters = ofKind(all, CLUSTER);
  const needsCluster = clusters.length === 0 && (sources.length > 0 || all.some((each) => each.kind === "kafka.topic"));
  const first = all[0];
  if (needsCluster && first !== undefined) {
    const from = sources[0] ?? first;
    added.push(
      derived(
        CLUSTER,
        "kafka",
        { brokers: [DEFAULT_BROKER], properties: {} },
        { origin: from.origin, madeBy: from.address },
      ),
    );
  }
  for (const source of sources) {
    const tables = ofKind(all, TABLE).filter((table) => table.spec.source.$ref === source.address);
    added.push(...captureOf(source, tables, all));
  }
  return added.filter((resource) => !resources.has(resource.address));
}

function captureOf(
  source: Resource<SourceSpec>,
  tables: readonly Resource<TableSpec>[],
  all: readonly Resource[],
): Resource[] {
  if (tables.length === 0) return [];
  const from: { origin: Origin; madeBy: Address } = { origin: source.origin, madeBy: source.address };
  const declared = ofKind(all, PUBLICATION).find((each) => each.spec.source.$ref === source.address);
  const spec = source.spec;
  const connector = derived(
    CONNECTOR,
    source.name,
    {
      ...cluster(spec.kafka),
      class: POSTGRES_CONNECTOR,
      tasks: 1,
      config: {
        ...postgresConnectorProperties({
          ...spec,
          topicPrefix: topicPrefix(source),
          slot: slotName(source),
          publication: declared?.name ?? publicationName(source),
          tables: tables.map(sourceTable),
          heartbeatTable: heartbeatTable(spec),
          signalTable: signalTable(spec),
          heartbeatMilliseconds: heartbeatMilliseconds(spec),
        }),
        ...postgresOptionProperties(captureOptions(spec, declared, tables)),
        ...transformProperties([...spec.transforms, ...formatTransforms(spec.events)]),
        ...messageKeys(tables),
        ...spec.connector,
      },
    },
    from,
  );
  const publication = derived(
    PUBLICATION,
    publicationName(source),
    {
      source: { $ref: source.address },
      tables: tables.map((table) => ({ $ref: table.address })),
      forAllTables: false,
      operations: [...OPERATIONS],
      viaPartitionRoot: true,
    },
    from,
  );
  const topics = tables.map((table) =>
    derived(TOPIC, topicOf(table, source), topicSpec(spec), { ...from, origin: table.origin }),
  );
  // Debezium writes the signal table's rows too, though it is on no include list.
  const ownTopics = ownTopicNames(source).map((name) =>
    derived(TOPIC, name, { ...topicSpec(spec), partitions: 1 }, from),
  );
  const withUses: Resource = {
    ...connector,
    uses: [
      source.address,
      declared?.address ?? publication.address,
      ...connector.uses,
      ...[...topics, ...ownTopics].map((topic) => topic.address),
    ],
  };
  return [...(declared === undefined ? [publication] : []), ...topics, ...ownTopics, withUses];
}
