import { isJsonObject } from "../../../../compiler/model/json.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { typeOf } from "../../config/component.js";
import { valueIn } from "../../config/value.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const batching = (queue: string): string =>
  collectorCase({
    processors: '{ memory_limiter: { check_interval: "1s", limit_percentage: 80 }, batch: {} }',
    exporters: `{ otlp_grpc: { endpoint: "gateway:4317", sending_queue: ${queue} } }`,
    through: '["memory_limiter", "batch"]',
  });

export const batchedTwice: Rule = {
  code: "otel/batched-twice",
  severity: "warning",
  summary: "Telemetry is batched by a processor and by the exporter's queue",
  why: "It waits twice. And what the processor has acknowledged is lost when the collector ends, even where the exporter's queue is kept on disk.",
  mend: "Leave the `batch` processor out: `sending_queue.batch` does the same, behind the queue.",
  failing: batching('{ batch: { flush_timeout: "1s", min_size: 1000 } }'),
  passing: batching("{ queue_size: 1000 }"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const [name, { processors, exporters }] of Object.entries(collector.spec.pipelines)) {
        const index = processors.findIndex((id) => typeOf(id) === "batch");
        const batching = exporters.find((id) =>
          isJsonObject(valueIn(collector.spec.exporters[id], "sending_queue", "batch")),
        );
        if (index < 0 || batching === undefined) continue;
        yield {
          detail: `In \`${name}\`, \`${processors[index]}\` batches, and \`${batching}\` by its queue. ${batchedTwice.mend}`,
          at: within(collector.origin, "pipelines", name, "processors", index),
          resource: collector.address,
          related: [
            { at: within(collector.origin, "exporters", batching, "sending_queue", "batch"), note: "its queue" },
          ],
        };
      }
    }
  },
};
