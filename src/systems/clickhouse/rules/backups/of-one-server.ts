import { nameOf } from "../../../../compiler/model/address.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { savedTables } from "../../recovery/stored-tables.js";
import { BACKUP } from "../../schema/backup.js";
import { CLUSTER } from "../../schema/cluster.js";

const sharded = (cluster: string): string => `const servers = clickhouse.cluster("servers", {
  shards: [{ replicas: ["clickhouse-1:9000"] }, { replicas: ["clickhouse-2:9000"] }],
  keeper: ["keeper-1:9181"],
});
const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64", at: "DateTime" },
  orderBy: ["id"],
  cluster: servers,
});
const nightly = clickhouse.backup("nightly", {
  databases: ["analytics"],
  to: { disk: "backups" },
  full: "daily",${cluster}
});

const listed = [events, nightly];
`;

export const backupOfOneServer: Rule = {
  code: "clickhouse/backup-of-one-server",
  severity: "error",
  summary: "A backup of one server, of tables that are spread over several",
  why: "BACKUP saves what the server has that is asked. The rows of the other shards would be in no backup.",
  mend: "Name the tables' cluster with `cluster`: all its servers are then saved together.",
  failing: sharded(""),
  passing: sharded("\n  cluster: servers,"),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources, BACKUP)) {
      if (spec.cluster !== undefined) continue;
      const table = savedTables(spec, pipeline).find(({ cluster }) => {
        const shards = cluster === undefined ? undefined : resourceAt(pipeline.resources, cluster.$ref, CLUSTER);
        return (shards?.spec.shards.length ?? 1) > 1;
      });
      if (table?.cluster === undefined) continue;
      yield {
        detail: `\`${table.name}\` is spread over the shards of \`${nameOf(table.cluster.$ref)}\`, and \`${name}\` names no cluster. ${backupOfOneServer.mend}`,
        at: within(origin, "databases"),
        resource: address,
        related: [{ at: table.resource.origin, note: "the table" }],
      };
    }
  },
};
