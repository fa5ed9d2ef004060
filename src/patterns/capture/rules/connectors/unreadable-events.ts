import type { Rule } from "../../../../compiler/model/rule.js";
import { mirroredStreams, sourceOf } from "../../connectors/readers.js";
import { unreadable } from "../../connectors/unreadable.js";
import { valueAt, writtenConnectors } from "../../connectors/written.js";
import { mirrored } from "./cases.js";

export const unreadableEvents: Rule = {
  code: "debezium/unreadable-events",
  severity: "error",
  summary: "A connector's property makes events that mirrors cannot read",
  why: "Mirrors read events as the compiler's own connector writes them. Written in another way they are misread, or not at all, and mostly without an error.",
  mend: "Leave the property out: the compiler writes the one that is read.",
  failing: mirrored('connector: { "skipped.operations": "t" },'),
  passing: mirrored('connector: { "skipped.operations": "none" },'),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      const source = sourceOf(connector, pipeline);
      if (source === undefined) continue;
      for (const { property, why } of unreadable(connector, mirroredStreams(source, pipeline))) {
        yield {
          detail: `\`${property}\` of \`${connector.connector.name}\`: ${why}. ${unreadableEvents.mend}`,
          at: valueAt(connector, property),
          resource: connector.resource,
        };
      }
    }
  },
};
