import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { call, SHOP } from "../../compiler/resolve/loaded.js";
import { ORDERS, orders, ref, type Slots, sourceWith } from "./parts.js";

const mirrored = (source: Declaration): readonly Declaration[] => [source, orders("public.orders")];

export const postgresSlots: Slots = {
  source: (name) => [{ ...SHOP, name }, orders("public.orders", { source: ref("postgres.source", name) })],
  "host of a source": (name) => mirrored(sourceWith({ host: name })),
  "database of a source": (name) => mirrored(sourceWith({ database: name })),
  "user of a source": (name) => mirrored(sourceWith({ user: name })),
  slot: (name) => mirrored(sourceWith({ slot: name })),
  "topic prefix": (name) => mirrored(sourceWith({ topicPrefix: name })),
  transform: (name) =>
    mirrored(sourceWith({ transforms: [{ name, type: "org.apache.kafka.connect.transforms.Cast$Value" }] })),
  "table of PostgreSQL": (name) => [SHOP, orders(`public.${name}`)],
  schema: (name) => [SHOP, orders(`${name}.orders`)],
  "index of a replica identity": (name) => [
    SHOP,
    orders("public.orders", { replicaIdentity: { index: name, columns: ["id"] } }),
  ],
  publication: (name) => [
    ...ORDERS,
    call("postgres.publication", name, {
      source: ref("postgres.source", "shop"),
      tables: [ref("postgres.table", "public.orders")],
    }),
  ],
  "role of PostgreSQL": (name) => [...ORDERS, call("postgres.role", name, { source: ref("postgres.source", "shop") })],
  "topic of a table": (name) => [SHOP, orders("public.orders", { topic: name })],
};
