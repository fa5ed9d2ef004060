import type { Stream, StreamColumn, Wire } from "../../../compiler/model/stream.js";
import { changedTransforms, isOfFormat } from "./flat-transform.js";
import type { Unreadable } from "./unreadable-property.js";
import { listOf, textOf, type WrittenConnector } from "./written.js";

const JSON_CONVERTER = "org.apache.kafka.connect.json.JsonConverter";

/** Transforms that leave no envelope. */
const UNWRAPPING =
  /^(io\.debezium\.(transforms\.(ExtractNewRecordState|outbox\.EventRouter)|connector\.mongodb\.transforms\..*)|org\.apache\.kafka\.connect\.transforms\.(ExtractField|Flatten|HoistField)\$Value)$/;

/** What the author's properties change in the events, as far as these streams' columns are touched by it. */
export function* unreadable(connector: WrittenConnector, streams: readonly Stream[]): Iterable<Unreadable> {
  const [first] = streams;
  if (first === undefined) return;
  const { events } = first;
  const columns = streams.flatMap((stream) => stream.columns.map((column) => ({ table: stream.table, column })));
  for (const { property, value, touches, why } of [...VALUES, ...(events === "avro" ? AVRO_VALUES : JSON_VALUES)]) {
    if (!Object.hasOwn(connector.written, property)) continue;
    if (textOf(connector, property)?.toLowerCase() === value.toLowerCase()) continue;
    // The transform that makes events flat drops truncates anyway.
    if (property === "skipped.operations" && events !== "envelope" && textOf(connector, property) === "t") continue;
    const touched = columns.find(({ column }) => touches === undefined || touches(column));
    if (touched === undefined) continue;
    const example = touches === undefined ? "" : `, such as \`${touched.table}.${touched.column.name}\``;
    yield { property, why: `${why}${example}: it must be \`${value}\`` };
  }
  if (events === "avro" && KAFKAS_CONVERTER.test(textOf(connector, "value.converter") ?? ""))
    yield { property: "value.converter", why: "mirrors of this source read Avro in Confluent's framing" };
  yield* changedTransforms(connector, events);
  for (const name of listOf(connector, "transforms")) {
    if (isOfFormat(name, events)) continue;
    const property = `transforms.${name}.type`;
    const type = textOf(connector, property);
    if (type === undefined || !UNWRAPPING.test(type) || textOf(connector, `transforms.${name}.predicate`)) continue;
    yield {
      property,
      why:
        events === "envelope"
          ? "mirrors read the envelope, with `op`, `before`, `after` and `source`, and this transform takes it off"
          : "the compiler's own transform makes events flat, of envelopes, and this one takes them off before",
    };
  }
}

interface Needed {
  readonly property: string;
  readonly value: string;
  readonly why: string;
  /** The columns that it matters to; absent: every event. */
  readonly touches?: (column: StreamColumn) => boolean;
}

const KAFKAS_CONVERTER = /^org\.apache\.kafka\.connect\./;

const AVRO_VALUES: readonly Needed[] = [
  {
    property: "value.converter.ignore.default.for.nullables",
    value: "true",
    why: "a stored NULL would arrive as the column's default",
  },
];

const JSON_VALUES: readonly Needed[] = [
  { property: "value.converter", value: JSON_CONVERTER, why: "mirrors read JSON" },
  {
    property: "value.converter.schemas.enable",
    value: "false",
    why: "with a schema around it, the event stands in `payload`, where nothing looks for it",
  },
  {
    property: "value.converter.replace.null.with.default",
    value: "false",
    why: "a stored NULL would arrive as the column's default",
  },
];

const VALUES: readonly Needed[] = [
  {
    property: "tombstones.on.delete",
    value: "false",
    why: "the empty message after each DELETE is no JSON, and each would be a dead letter",
  },
  {
    property: "skipped.operations",
    value: "none",
    why: "what is skipped here never reaches the mirror, whose rows would differ from the table's",
  },
  {
    property: "decimal.handling.mode",
    value: "string",
    why: "numbers are read as digits: other modes write bytes, or round",
    touches: (column) => isOfWire(column.wire, ["decimal", "unconstrained-decimal"]),
  },
  {
    property: "time.precision.mode",
    value: "adaptive",
    why: "dates and times are read in the unit that their precision gives them",
    touches: (column) => isOfWire(column.wire, ["date", "timestamp", "time"]),
  },
  {
    property: "interval.handling.mode",
    value: "string",
    why: "a number of microseconds is only about an interval with months",
    touches: (column) => isOfWire(column.wire, ["interval"]),
  },
  {
    property: "binary.handling.mode",
    value: "base64",
    why: "bytes are decoded from base64",
    touches: (column) => isOfWire(column.wire, ["base64"]),
  },
  {
    property: "hstore.handling.mode",
    value: "json",
    why: "an hstore is read as a text of JSON",
    touches: (column) => /^hstore\b/i.test(column.sourceType),
  },
  {
    property: "field.name.adjustment.mode",
    value: "none",
    why: "a field with another name than its column is not found",
    touches: (column) => !/^[A-Za-z_]\w*$/.test(column.name),
  },
];

function isOfWire(wire: Wire, kinds: readonly Wire["kind"][]): boolean {
  return kinds.includes(wire.kind) || (wire.kind === "array" && isOfWire(wire.of, kinds));
}
