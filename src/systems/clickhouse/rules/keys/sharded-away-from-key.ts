import { within } from "../../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { CLUSTER } from "../../schema/cluster.js";
import { TABLE } from "../../schema/table.js";
import { behind } from "../behind.js";
import { changingFunction, keptBy, replacesRows, sourceColumns } from "../kept.js";

const table = (shardingKey: string): string => `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9000"] }, { replicas: ["clickhouse-2:9000"] }],
});
const stored = clickhouse.table("analytics.orders_local", {
  cluster: main,
  columns: { id: "UInt64", status: "String", version: "UInt64" },
  engine: { type: "ReplacingMergeTree", version: "version" },
  orderBy: ["id"],
});
const orders = clickhouse.table("analytics.orders", {
  cluster: main,
  columns: { id: "UInt64", status: "String", version: "UInt64" },
  engine: { type: "Distributed", cluster: main, table: stored, shardingKey: sql\`${shardingKey}\` },
});

const listed = [orders];
`;

export const shardedAwayFromKey: Rule = {
  code: "clickhouse/sharded-away-from-key",
  severity: "error",
  summary: "Versions of one row may go to several shards",
  why: "Each shard merges its own parts, and FINAL is applied on each shard alone: a new version on another shard than the old one leaves both there for ever.",
  mend: "Shard by the sorting key, or a part of it: cityHash64(id).",
  failing: table("rand()"),
  passing: table("cityHash64(id)"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const { engine } = table.spec;
      if (engine.type !== "Distributed" || engine.shardingKey === undefined || table.madeBy !== undefined) continue;
      const cluster = resourceAt(pipeline.resources, engine.cluster.$ref, CLUSTER);
      const stored = behind(table.address, pipeline);
      const kept = keptBy(stored);
      if (stored === undefined || kept === undefined || !replacesRows(kept) || cluster?.spec.shards.length === 1)
        continue;
      const key = new Set(kept.orderBy.flatMap((each) => sourceColumns(each, kept.columns)));
      const outside = sourceColumns(engine.shardingKey, kept.columns).filter((name) => !key.has(name));
      const chance = changingFunction(engine.shardingKey);
      if (outside.length === 0 && chance === undefined) continue;
      const by = chance === undefined ? outside.map((name) => `\`${name}\``).join(", ") : `${chance}()`;
      yield {
        detail: `\`${table.name}\` sends rows to shards by ${by}, but \`${stored.name}\` replaces them by its sorting key. ${shardedAwayFromKey.mend}`,
        at: within(table.origin, "engine", "shardingKey"),
        resource: table.address,
        related: [{ at: within(stored.origin, "orderBy"), note: "the sorting key" }],
      };
    }
  },
};
