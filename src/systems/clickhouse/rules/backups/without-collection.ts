import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { BACKUP } from "../../schema/backup.js";
import { backupOf } from "./cases.js";

const BUCKET = `const bucket = clickhouse.namedCollection("backup_bucket", {
  values: { access_key_id: secret("backups/key"), secret_access_key: secret("backups/secret") },
});
`;

const kept = (collection: string): string =>
  backupOf(
    `{ databases: ["analytics"], to: { s3: "https://backups.s3.eu-central-1.amazonaws.com/clickhouse"${collection} }, full: "daily" }`,
  );

export const backupWithoutCollection: Rule = {
  code: "clickhouse/backup-without-collection",
  severity: "error",
  summary: "Backups in a bucket that nothing says how to log in to",
  why: "The keys would have to stand in the statement, and so in logs and in `system.backups`; without any, the bucket refuses what is written.",
  mend: "Name a `clickhouse.namedCollection` that has `access_key_id` and `secret_access_key`.",
  failing: kept(""),
  passing: `${BUCKET}${kept(", collection: bucket")}`,
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources, BACKUP)) {
      if (!("s3" in spec.to) || spec.to.collection !== undefined) continue;
      yield {
        detail: `\`${name}\` has a URL and no \`collection\`. ${backupWithoutCollection.mend}`,
        at: within(origin, "to", "s3"),
        resource: address,
      };
    }
  },
};
