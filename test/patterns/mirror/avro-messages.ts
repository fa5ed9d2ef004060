import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { StreamColumn, Wire } from "../../../src/compiler/model/stream.js";
import { type AvroType, optional } from "./avro-encoding.js";
import { members } from "./flat-events.js";
import type { Message } from "./message.js";
import type { MirroredTable } from "./mirrored-tables.js";

interface Field {
  readonly name: string;
  readonly type: AvroType;
}

/** Flat events in Avro as Confluent's converter writes them, and the registry where their schemas are. */
export class AvroMessages {
  private readonly topics: string[] = [];
  private readonly fields = new Map<string, readonly Field[]>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<AvroMessages> {
    const server = createServer();
    const messages = new AvroMessages(server);
    server.on("request", (request, answer) => {
      const topic = messages.topics[Number(/^\/schemas\/ids\/(\d+)/.exec(request.url ?? "")?.[1] ?? 0) - 1];
      const fields = messages.fields.get(topic ?? "");
      answer.statusCode = fields === undefined ? 404 : 200;
      answer.end(JSON.stringify({ schema: JSON.stringify(fields && schemaOf(fields)) }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return messages;
  }

  get url(): string {
    const address = this.server.address() as AddressInfo; // it listens on a port, so it is no pipe
    return `http://127.0.0.1:${address.port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Makes the topics' schemas known. */
  know(tables: readonly MirroredTable[]): void {
    for (const { topic, columns } of tables) this.add(topic, columns.map(fieldOf));
    const heartbeat = `${tables[0]?.topic.split(".")[0]}.public.headrace_heartbeat`;
    this.add(heartbeat, [
      { name: "id", type: "int" },
      { name: "beat", type: "string" },
    ]);
  }

  private add(topic: string, fields: readonly Field[]): void {
    if (!this.fields.has(topic)) this.topics.push(topic);
    this.fields.set(topic, [...fields, ...ENVELOPE_FIELDS, ...VIRTUAL_FIELDS]);
  }

  encode(messages: readonly Message[]): Uint8Array {
    return Buffer.concat(messages.map((message) => this.framed(message)));
  }

  private framed(message: Message): Buffer {
    const { topic, partition, offset, key } = message;
    const values = new Map(members(message.value ?? "{}"));
    for (const [name, value] of Object.entries({ _topic: topic, _key: key ?? "" }))
      values.set(name, JSON.stringify(value));
    values.set("_partition", String(partition)).set("_offset", String(offset));
    const head = Buffer.alloc(5);
    head.writeUInt32BE(this.topics.indexOf(topic) + 1, 1);
    const fields = this.fields.get(topic) ?? [];
    return Buffer.concat([head, ...fields.map(({ name, type }) => optional(type, values.get(name) ?? "null"))]);
  }
}

const ENVELOPE_FIELDS: readonly Field[] = [
  { name: "__deleted", type: "string" },
  { name: "__op", type: "string" },
  { name: "__source_lsn", type: "long" },
  { name: "__source_sequence", type: "string" },
  { name: "__source_snapshot", type: "string" },
];

/** The Kafka engine has these from Kafka; here there is none, so they travel with the rest. */
const VIRTUAL_FIELDS: readonly Field[] = [
  { name: "_topic", type: "string" },
  { name: "_key", type: "string" },
  { name: "_partition", type: "long" },
  { name: "_offset", type: "long" },
];

function schemaOf(fields: readonly Field[]): object {
  return { type: "record", name: "Value", fields: fields.map(({ name, type }) => ({ name, type: ["null", type] })) };
}

function fieldOf({ name, wire }: StreamColumn): Field {
  return { name, type: typeOf(wire) };
}

function typeOf(wire: Wire): AvroType {
  switch (wire.kind) {
    case "integer":
      return wire.bits === 64 ? "long" : "int";
    case "float":
      return wire.bits === 64 ? "double" : "float";
    case "boolean":
      return "boolean";
    case "date":
      return "int";
    case "timestamp":
    case "time":
      return "long";
    case "array":
      return { type: "array", items: ["null", typeOf(wire.of)] };
    default:
      return "string";
  }
}
