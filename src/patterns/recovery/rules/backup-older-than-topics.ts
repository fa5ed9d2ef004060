import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { durationText, longestGap } from "../../../compiler/model/schedule.js";
import { BACKUP } from "../../../systems/clickhouse/schema/backup.js";
import { shortestRetention } from "../retention.js";

const taken = (often: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null", status: "varchar(20) not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const backups = clickhouse.backup("backups", { databases: ["analytics"], to: { disk: "backups" }, ${often} });

const listed = [ordersNow, backups];
`;

export const backupOlderThanTopics: Rule = {
  code: "clickhouse/backup-older-than-topics",
  severity: "warning",
  summary: "Backups so far apart that Kafka no longer has what came since the last one",
  why: "After a restore, what came since the backup is delivered again from Kafka. What its topics have dropped by then is missing, and takes a new snapshot of all tables.",
  mend: "Take backups more often than messages are dropped, incremental ones for instance, or keep messages for longer.",
  failing: taken('full: "0 3 1 * *"'),
  passing: taken('full: "0 3 1 * *", incremental: "daily"'),
  *check(pipeline) {
    const backups = ofKind(pipeline.resources, BACKUP);
    const shortest = backups.length === 0 ? undefined : shortestRetention(pipeline);
    if (shortest === undefined) return;
    for (const { spec, name, origin, address } of backups) {
      const gaps = [spec.full, spec.incremental].flatMap((each) => (each === undefined ? [] : [longestGap(each)]));
      const gap = Math.min(...gaps);
      if (gaps.length === 0 || gap < shortest.milliseconds) continue;
      yield {
        detail: `Between two backups of \`${name}\` are up to ${durationText(gap)}, and \`${shortest.topic}\` keeps ${durationText(shortest.milliseconds)}. ${backupOlderThanTopics.mend}`,
        at: within(origin, spec.incremental === undefined ? "full" : "incremental"),
        resource: address,
      };
    }
  },
};
