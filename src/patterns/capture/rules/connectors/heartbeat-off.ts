import type { Origin } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { mirroredStreams, sourceOf } from "../../connectors/readers.js";
import { textOf, valueAt, writtenConnectors } from "../../connectors/written.js";
import { mirrored } from "./cases.js";

export const heartbeatOff: Rule = {
  code: "debezium/heartbeat-off",
  severity: "error",
  summary: "The connector of a mirrored source has no heartbeat",
  why: "While the captured tables are idle the slot would not move and the server's WAL would grow until its disk is full; and without the heartbeat's row nothing marks the end of a snapshot, so rows that were deleted meanwhile come back.",
  mend: "Leave the property out, and set the source's `heartbeat` to how often it beats.",
  failing: mirrored('connector: { "heartbeat.interval.ms": 0 },'),
  passing: mirrored('heartbeat: "30s",'),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      const source = sourceOf(connector, pipeline);
      if (source === undefined || mirroredStreams(source, pipeline).length === 0) continue;
      const at = (property: string): Origin => valueAt(connector, property);
      const resource = connector.resource;
      if (Number(textOf(connector, "heartbeat.interval.ms") ?? 0) === 0) {
        const detail = `\`heartbeat.interval.ms\` of \`${connector.connector.name}\` is 0, which is none. ${heartbeatOff.mend}`;
        yield { detail, at: at("heartbeat.interval.ms"), resource };
      } else if ((textOf(connector, "heartbeat.action.query") ?? "") === "") {
        const detail = `\`heartbeat.action.query\` of \`${connector.connector.name}\` is empty: nothing is written to the heartbeat table. ${heartbeatOff.mend}`;
        yield { detail, at: at("heartbeat.action.query"), resource };
      }
    }
  },
};
