import type { Pipeline } from "../../../compiler/model/resource.js";
import { capturedSources } from "../captured.js";
import { type Section, shell } from "../section.js";
import { newSnapshot, slotState, startConnector } from "../sources.js";

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
    {
      title: "A slot is lost, or the offsets are: make a new snapshot",
      paragraphs: [
        "Changes since are in no log any more: all tables are read anew, and the fence at the snapshot's end hides rows that were deleted meanwhile. Changes between them are not in logs of changes.",
      ],
      steps: sources.flatMap((source) => newSnapshot(source)),
    },
  ];
}
