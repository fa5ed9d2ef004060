import type { Rule } from "../../../../compiler/model/rule.js";
import { connectorDefinitions } from "../../../../systems/debezium/public.js";
import { textOf, valueAt, type WrittenConnector, writtenConnectors } from "../../connectors/written.js";
import { mirrored } from "./cases.js";

const BATCH = "max.batch.size";
const QUEUE = "max.queue.size";

export const queueNotLargerThanBatch: Rule = {
  code: "debezium/queue-not-larger-than-batch",
  severity: "error",
  summary: "A connector's queue is not larger than its batches",
  why: "Debezium refuses such a connector: a batch is taken out of the queue, which must hold more than one of them.",
  mend: "Make `max.queue.size` several times as large as `max.batch.size`; by default they are 8192 and 2048.",
  failing: mirrored('connector: { "max.batch.size": 20_000, "max.queue.size": 16_384 },'),
  passing: mirrored('connector: { "max.batch.size": 20_000, "max.queue.size": 81_920 },'),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      const batch = sizeOf(connector, BATCH);
      const queue = sizeOf(connector, QUEUE);
      if (batch === undefined || queue === undefined || queue.value > batch.value) continue;
      // One of them is written: by default the queue is larger.
      const at = valueAt(connector, Object.hasOwn(connector.written, QUEUE) ? QUEUE : BATCH);
      yield {
        detail: `\`${connector.connector.name}\` takes batches of ${shown(batch)} out of a queue of ${shown(queue)}. ${queueNotLargerThanBatch.mend}`,
        at,
        resource: connector.resource,
      };
    }
  },
};

interface Size {
  readonly value: number;
  readonly isDefault: boolean;
}

/** A size as Debezium takes it; undefined where it is no number, or where the connector is none of Debezium's. */
function sizeOf(connector: WrittenConnector, property: string): Size | undefined {
  const defined = connectorDefinitions(connector.connector.spec.class)?.get(property);
  const written = textOf(connector, property);
  const text = written ?? defined?.default;
  if (defined === undefined || text === undefined || !/^\d+$/.test(text)) return undefined;
  return { value: Number(text), isDefault: written === undefined };
}

function shown({ value, isDefault }: Size): string {
  return isDefault ? `${value} (the default)` : String(value);
}
