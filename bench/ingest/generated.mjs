// What the compiler makes of the orders of examples/postgres-cdc, for one format of events.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { timed } from "../measure.mjs";

const cli = join(import.meta.dirname, "..", "..", "dist", "cli.js");
const VIRTUAL_COLUMNS = `
    _topic LowCardinality(String), _partition UInt64, _offset UInt64, _key String, _raw_message String, _error String`;

/** The statements, with a Null table for each queue, and the settings of the mirror's queue that govern parsing. */
export function generated(format, { events, identity }, registry, folder) {
  const project = join(folder, format);
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, "pipeline.config.ts"), config(format, events, identity, registry));
  timed([cli, "generate", "--config", join(project, "pipeline.config.ts")]);
  const sql = join(project, "generated", "clickhouse");
  const files = readFileSync(join(sql, "order.txt"), "utf8").split("\n");
  const statements = files
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => readFileSync(join(sql, line), "utf8"));
  const queue = statements.find((each) => each.includes(`${format}.orders_queue\n`)) ?? "";
  const parsing = [...queue.matchAll(/^ {4}((?:input_)?format_\w+ = [^,;\n]*)/gm)].map(([, setting]) => setting);
  return {
    queue: `${format}.orders_queue`,
    rows: `${format}.orders_rows`,
    create: statements.map((each) =>
      each.replace(/\n\)\nENGINE = Kafka[\s\S]*/, `,${VIRTUAL_COLUMNS}\n)\nENGINE = Null`),
    ),
    settings: parsing,
  };
}

function config(format, events, identity, registry) {
  const options = {
    envelope: "",
    flat: 'events: "flat",',
    avro: `events: "avro", registry: "${registry}",`,
  };
  return `import { clickhouse, definePipeline, postgres, secret } from "headrace";

const inventory = postgres.source("inventory", {
  host: "postgres-source", database: "inventory", user: "debezium", password: secret("inventory-postgres/password"),
  topicPrefix: "postgres-server", ${options[events]}
});
const orders = postgres.table("inventory.orders", {
  source: inventory,
  columns: {
    id: "serial primary key",
    order_number: "varchar(50) not null",
    order_date: "date not null default current_date",
    order_time: "timestamp default current_timestamp",
    purchaser: "integer not null",
    quantity: "integer not null",
    product_id: "integer not null",
    unit_price: "decimal(10,2) not null",
    total_amount: "decimal(12,2) generated always as (quantity * unit_price) stored",
    status: "varchar(20) default 'PENDING'",
    created_at: "timestamp default current_timestamp",
    updated_at: "timestamp default current_timestamp",
  },
  primaryKey: ["id"],
  replicaIdentity: "${identity}",
});
export default definePipeline({
  name: "bench",
  mirrors: [
    clickhouse.mirror("${format}.orders", {
      of: orders, orderBy: ["id"], columns: { status: "LowCardinality(String)" },${
        events === "envelope" ? "" : ' truncates: "ignore",'
      }
    }),
  ],
});
`;
}
