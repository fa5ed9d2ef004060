import type { EventFormat } from "../../compiler/model/stream.js";
import { FLAT_FENCED_FIELDS, FLAT_FIELDS } from "./event-queue.js";

/** What the transform writes beside the columns, and the Kafka engine's virtual columns (ClickHouse docs, Kafka engine). */
const TAKEN: ReadonlySet<string> = new Set([
  ...Object.keys(FLAT_FIELDS),
  ...Object.keys(FLAT_FENCED_FIELDS),
  "__deleted",
  "_topic",
  "_key",
  "_offset",
  "_partition",
  "_timestamp",
  "_timestamp_ms",
  "_headers.name",
  "_headers.value",
  "_raw_message",
  "_error",
]);

/** Why a column can't have its name in events of a format; `undefined`: it can. */
export function flatNameProblem(name: string, events: EventFormat): string | undefined {
  if (events === "envelope") return undefined;
  if (TAKEN.has(name)) return "stands beside the columns in a flat event already";
  // https://avro.apache.org/docs/1.12.0/specification/#names
  return events === "avro" && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? "is no name in Avro" : undefined;
}
