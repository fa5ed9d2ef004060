import { fileName } from "../../../compiler/emit/file-name.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import type { SourceSpec } from "../../../systems/postgres/schema/source.js";
import { CONFIGURATION, configurationName } from "../../deployment/archives/planned.js";
import { codeText } from "../../overview/markdown.js";
import { capturedSources } from "../captured.js";
import { type Section, type Step, shell, word } from "../section.js";
import { connectorUrl, newSnapshot, resumeConnector, slotState, startConnector } from "../sources.js";
import { type Operator, operatorOf, stateCommand } from "../strimzi.js";

/** Connect's own topics are gone, and nothing else: a copy of the offsets spares the snapshot. */
function offsetsLost(pipeline: Pipeline): readonly Section[] {
  const [configuration] = ofKind(pipeline.resources.values(), CONFIGURATION);
  const sources = capturedSources(pipeline);
  if (configuration === undefined || sources.length === 0) return [];
  const volume = configurationName(configuration);
  const operator = operatorOf(pipeline);
  return [
    {
      title: "Only the offsets are lost: topics and slots are there",
      paragraphs: [
        `The copies on the volume \`${volume}\` have them. An old one loses nothing: the slot goes on where it was confirmed, which is what Kafka had taken by then, and what is read twice does no harm. Where the slot is gone too, or the database was restored since, it must not be used: make a new snapshot, as below.`,
      ],
      steps: [
        shell(
          "Unpack the newest copy, here from where the volume is mounted.",
          'mkdir -p copy && tar -xzf "$(find /archive -name "2*.tar.gz" | sort | tail -n 1)" -C copy',
        ),
        ...sources.flatMap((source) => [
          stopped(source, operator),
          shell(
            `Give \`${codeText(source.name)}\` its offsets.`,
            `curl --fail -X PATCH --json @${word(`copy/connect/${source.name}.offsets.json`)} ${connectorUrl(source, "/offsets")}`,
          ),
          resumeConnector(source, "Let it go on from there."),
        ]),
      ],
    },
  ];
}

/** An operator makes the connector as its object says: one that is stopped there begins nothing before it has its offsets. */
function stopped(source: Resource<SourceSpec>, operator: Operator | undefined): Step {
  if (operator !== undefined)
    return shell(
      `Have the operator keep \`${codeText(source.name)}\` stopped: started without offsets it would begin a snapshot.`,
      stateCommand(operator, source.name, "stopped"),
    );
  return shell(
    `Stop \`${codeText(source.name)}\` where it is in the list of connectors; else make it, stopped: started without offsets it would begin a snapshot.`,
    `curl --fail -X PUT ${connectorUrl(source, "/stop")} ||`,
    `  jq '. + {initial_state: "STOPPED"}' ${word(`connect/${fileName(source.name)}.json`)} | curl --fail --json @- "$CONNECT_URL/connectors"`,
  );
}

/** The workers are gone; what they know is in Kafka and in the slot. */
export function connectLost(pipeline: Pipeline): readonly Section[] {
  const sources = capturedSources(pipeline);
  if (sources.length === 0) return [];
  return [
    {
      title: "Connect is lost",
      paragraphs: [
        "Nothing is missed: each slot keeps the changes, and Connect's own topics in Kafka keep connectors and offsets. What was read and not yet noted is read again, which does no harm.",
      ],
      steps: [
        ...sources.map((source) =>
          slotState(
            source,
            "See that the slot is there and its `wal_status` is not `lost`. Else make a new snapshot, as below.",
          ),
        ),
        shell(
          "Start workers with `connect/worker.properties`, and with the `group.id`, `config.storage.topic`, `offset.storage.topic` and `status.storage.topic` that they had before: their state is there. Then see what they know.",
          'curl --fail "$CONNECT_URL/connectors?expand=status"',
        ),
        ...sources.map((source) => ({
          ...startConnector(source),
          text: `${startConnector(source).text.slice(0, -1)}, where it is not in the list. By its name it finds its offset.`,
        })),
      ],
    },
    ...offsetsLost(pipeline),
    {
      title: "A slot is lost, or the offsets are: make a new snapshot",
      paragraphs: [
        "Changes since are in no log any more: all tables are read anew, and the fence at the snapshot's end hides rows that were deleted meanwhile. Changes between them are not in logs of changes.",
      ],
      steps: sources.flatMap((source) => newSnapshot(source)),
    },
  ];
}
