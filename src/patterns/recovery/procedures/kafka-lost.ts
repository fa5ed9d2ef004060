import { fileName } from "../../../compiler/emit/file-name.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { consumptions, onCluster, qualifiedName } from "../../../systems/clickhouse/public.js";
import { TABLE } from "../../../systems/clickhouse/schema/table.js";
import { backupCluster, backupFolder, exportedTopics } from "../../../systems/kafka/public.js";
import { BACKUP as EXPORT } from "../../../systems/kafka/schema.js";
import { codeText } from "../../overview/markdown.js";
import { capturedSources } from "../captured.js";
import { lag, makeObjects, stopQueues } from "../objects.js";
import { type Section, type Step, shell, statements, word } from "../section.js";
import { dropSlot, startConnector } from "../sources.js";

/** Before the connectors write: what was exported comes before what they read, as it did. */
function imported(pipeline: Pipeline): readonly Step[] {
  const { resources } = pipeline;
  return ofKind(resources.values(), EXPORT).flatMap((backup): readonly Step[] => {
    const cluster = backupCluster(backup, resources);
    const { to } = backup.spec;
    const topics = exportedTopics(backup, resources).filter((topic) => !topic.startsWith("__"));
    const [first] = topics;
    if (first === undefined || cluster === undefined) return [];
    const isOpen = cluster.spec.tls === undefined && cluster.spec.sasl === undefined;
    const login = isOpen ? "" : `KAFKA_CONFIG=${word(`kafka/${fileName(cluster.name)}/client.properties`)} `;
    return [
      shell(
        "Where logs of changes shall have what came between ClickHouse's last read and the loss, or a topic is one that no source can fill: write what was exported since into the topics again, as a user who may write them. Mirrors don't need it, and tables that add up would count it twice.",
        `export ARCHIVE=${"folder" in to ? to.folder : "/archive # the export's volume"}`,
        "since=2026-01-31T00-00-00",
        `for topic in ${topics.map(word).join(" ")}; do ${login}sh ${word(`${backupFolder(backup, resources)}/import.sh`)} "$topic" "$since"; done`,
      ),
    ];
  });
}

/** The topics, Connect's own ones and the groups' offsets are gone. */
export function kafkaLost(pipeline: Pipeline): readonly Section[] {
  const sources = capturedSources(pipeline);
  if (sources.length === 0) return [];
  const letters = ofKind(pipeline.resources, TABLE).filter(
    ({ name, madeBy }) => name.endsWith("_dead_letters") && madeBy !== undefined,
  );
  const unable = sources.filter(({ spec }) => !["when_needed", "initial", "always"].includes(spec.snapshot));
  return [
    {
      title: "Kafka is lost",
      paragraphs: [
        "With the topics go the changes that ClickHouse had not read yet, Connect's connectors with their offsets, and the groups' offsets. The sources have all of it still: their tables are read anew. Their positions go on, so the new rows win, and the fence at the snapshot's end hides rows that were deleted meanwhile. No epoch is raised.",
        ...unable.map(
          ({ name, spec }) =>
            `\`${codeText(name)}\` has \`snapshot: "${spec.snapshot}"\`: set it to \`"when_needed"\` and generate before its connector is started.`,
        ),
      ],
      steps: [
        ...(consumptions(pipeline).length === 0
          ? []
          : [
              stopQueues(
                "Take the queues away: they remember offsets that mean nothing in new topics, and could pass over changes.",
              ),
            ]),
        ...(letters.length === 0
          ? []
          : [
              statements(
                "Put the dead letters aside: they are told apart by topic and offset, and offsets begin anew.",
                letters.map(({ name, spec }) => {
                  const table = qualifiedName(name);
                  return `CREATE TABLE ${qualifiedName(`${name}_before`)}${onCluster(spec.cluster)} ENGINE = MergeTree ORDER BY (topic, partition, \`offset\`) AS SELECT * FROM ${table} FINAL`;
                }),
              ),
            ]),
        shell("Make the topics, once the brokers are there.", "sh recovery/make-topics.sh"),
        ...imported(pipeline),
        ...sources.map(dropSlot),
        ...sources.map(startConnector),
        makeObjects("Make what takes from the queues."),
        lag("When every LAG is 0, ClickHouse has all that Kafka has.", pipeline),
      ],
    },
  ];
}
