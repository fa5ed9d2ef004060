import { nearest } from "../../../../compiler/model/nearest.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { librdkafka } from "../../catalogue/librdkafka.js";
import { SERVER } from "../../schema/server.js";
import { serverCase } from "./case.js";

/** ClickHouse puts dots for underscores, so both may be written; a few names of librdkafka have underscores of their own. */
const CONSUMER = new Set(librdkafka.consumer.map(plain));
const PRODUCER = new Set(librdkafka.producerOnly.map(plain));

export const unknownConsumerOption: Rule = {
  code: "clickhouse/unknown-consumer-option",
  severity: "error",
  summary: "The servers' `kafka` has an option that a consumer doesn't have",
  why: "The server hands each to librdkafka when a queue begins to read. One that it refuses is written to the server's log, and the queue reads without it, or not at all.",
  mend: "Name an option of CONFIGURATION.md of librdkafka that is marked C or *.",
  failing: serverCase('kafka: { "fetch.min.byte": 1024 }'),
  passing: serverCase('kafka: { "fetch.min.bytes": 1024, fetch_wait_max_ms: 500 }'),
  *check(pipeline) {
    for (const server of ofKind(pipeline.resources, SERVER)) {
      for (const name of Object.keys(server.spec.kafka)) {
        if (CONSUMER.has(plain(name))) continue;
        const meant = nearest(name, librdkafka.consumer);
        const what = PRODUCER.has(plain(name)) ? "an option of producers alone" : "no option of librdkafka";
        yield {
          detail: `\`${name}\` is ${what}. ${meant === undefined ? unknownConsumerOption.mend : `Did you mean \`${meant}\`?`}`,
          at: within(server.origin, "kafka", name),
          resource: server.address,
        };
      }
    }
  },
};

function plain(name: string): string {
  return name.replaceAll(".", "_");
}
