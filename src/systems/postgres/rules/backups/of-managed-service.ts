import { within } from "../../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { BACKUP } from "../../schema/backup.js";
import { SOURCE } from "../../schema/source.js";
import { backupOf } from "./cases.js";

export const backupOfManagedService: Rule = {
  code: "postgres/backup-of-managed-service",
  severity: "error",
  summary: "A base backup of a server that a service runs",
  why: "Managed services let nobody replicate their servers' files: `pg_basebackup` and `pg_receivewal` are refused.",
  mend: "Leave it out, and have the service's own backups and point-in-time recovery on.",
  failing: backupOf({ source: 'version: 16,\n  sslMode: "verify-full",\n  managed: "rds",' }),
  passing: backupOf({}),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources.values(), BACKUP)) {
      const source = resourceAt(pipeline.resources, spec.of.$ref, SOURCE);
      if (source?.spec.managed === undefined) continue;
      yield {
        detail: `\`${source.name}\`, which \`${name}\` saves, is run by ${source.spec.managed}. ${backupOfManagedService.mend}`,
        at: within(origin, "of"),
        resource: address,
        related: [{ at: within(source.origin, "managed"), note: "the source" }],
      };
    }
  },
};
