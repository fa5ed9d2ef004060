import { describe } from "vitest";
import { mirrorsEqualTheSource } from "../mirror/recorded-scenarios.js";
import { twoShards } from "./two-shards.js";

const cluster = [
  ["ch-1-1:9000", "ch-1-2:9000"],
  ["ch-2-1:9000", "ch-2-2:9000"],
];
const recordings = {
  update: "update",
  delete: "delete",
  "delete with the key only": "delete-key-only",
  "key change": "key-change",
  "sorting-column change": "sorting-column-change",
  truncate: "truncate",
  "lost slot": "lost-slot",
  "same transaction": "same-transaction",
};

// Whatever shard a row is on, its versions and its delete are on the same, and a row that moves leaves no ghost.
describe("a mirror on two shards equals its source, however recorded changes are delivered", () => {
  mirrorsEqualTheSource({ ...recordings, chaos: "chaos" }, { cluster, standIn: twoShards });
});

// ClickHouse's own Distributed table, over one server: what is written and read by it, with FINAL and the fence.
describe("a mirror that is written and read through a Distributed table equals its source", () => {
  mirrorsEqualTheSource({ insert: "insert", ...recordings }, { cluster });
});
