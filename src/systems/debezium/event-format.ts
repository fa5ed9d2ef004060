import type { Transform } from "../../compiler/model/route/route.js";
import type { EventFormat } from "../../compiler/model/stream.js";

type Properties = Readonly<Record<string, string | boolean>>;

const JSON_CONVERTER: Properties = {
  "value.converter": "org.apache.kafka.connect.json.JsonConverter",
  "value.converter.schemas.enable": false,
  "value.converter.replace.null.with.default": false,
};

/**
 * The new row alone; of a delete the old one, of which the key can be trusted. A TRUNCATE is dropped
 * (https://debezium.io/documentation/reference/3.6/transformations/event-flattening.html).
 */
const FLAT: Transform = {
  name: "flat",
  type: "io.debezium.transforms.ExtractNewRecordState",
  config: {
    "delete.tombstone.handling.mode": "rewrite",
    "add.fields": "op,source.lsn,source.sequence,source.snapshot",
    "replace.null.with.default": false,
  },
};

/** What makes the events: after the author's own transforms, which so see what they would of any source. */
export function formatTransforms(events: EventFormat): readonly Transform[] {
  return events === "envelope" ? [] : [FLAT];
}

/** How the values of messages are written. Keys are JSON in every format: dead letters show them. */
export function formatProperties(events: EventFormat, registry: string | undefined): Properties {
  if (events !== "avro") return JSON_CONVERTER;
  // Confluent Platform documentation, "Integrate schemas from Kafka Connect", Avro.
  return {
    "value.converter": "io.confluent.connect.avro.AvroConverter",
    "value.converter.schema.registry.url": registry ?? "",
    // A stored NULL stays NULL, also where the column has a default.
    "value.converter.ignore.default.for.nullables": true,
    "schema.name.adjustment.mode": "avro",
  };
}
