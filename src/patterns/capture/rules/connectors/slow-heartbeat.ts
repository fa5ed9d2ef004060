import { type Origin, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { POSTGRES_CONNECTOR } from "../../../../systems/debezium/public.js";
import { textOf, valueAt, type WrittenConnector, writtenConnectors } from "../../connectors/written.js";
import { mirrored } from "./cases.js";

const MOST_MILLISECONDS = 300_000;

export const slowHeartbeat: Rule = {
  code: "debezium/slow-heartbeat",
  severity: "warning",
  summary: "A PostgreSQL connector's heartbeat is rare, or there is none",
  why: "A slot moves only when the connector confirms an event of a captured table. While those are idle, PostgreSQL keeps all WAL since the last heartbeat, and a snapshot's end is not known before the next one.",
  mend: "Let it beat at least every 5 minutes; 10 seconds cost nothing.",
  failing: mirrored('heartbeat: "10m",'),
  passing: mirrored('heartbeat: "10s",'),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      if (connector.connector.spec.class !== POSTGRES_CONNECTOR) continue;
      const text = textOf(connector, "heartbeat.interval.ms") ?? "0";
      const milliseconds = Number(text);
      // Of a source's own connector, none at all is an error of its own.
      const isNone = milliseconds === 0 && connector.option === "config";
      if (!isNone && !(milliseconds > MOST_MILLISECONDS)) continue;
      const often = isNone ? "has no heartbeat" : `beats only every ${milliseconds / 60_000} minutes`;
      yield {
        detail: `\`${connector.connector.name}\` ${often}. ${slowHeartbeat.mend}`,
        at: placeOf(connector),
        resource: connector.resource,
      };
    }
  },
};

function placeOf(connector: WrittenConnector): Origin {
  const property = "heartbeat.interval.ms";
  if (connector.option === "config" || Object.hasOwn(connector.written, property)) return valueAt(connector, property);
  return within(connector.connector.origin, "heartbeat");
}
