import { within } from "../../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { BACKUP } from "../../schema/backup.js";
import { SOURCE } from "../../schema/source.js";
import { backupOf } from "./cases.js";

export const backupUnverified: Rule = {
  code: "postgres/backup-unverified",
  severity: "warning",
  summary: "A whole server is saved over a connection that anybody may pretend to be the end of",
  why: "All rows of all databases and the hashes of all passwords go over it. Without `verify-full` nobody has checked where they come from, or who reads along.",
  mend: 'Give the source `sslMode: "verify-full"` and the `sslRootCert` that its certificate is signed with.',
  failing: backupOf({ source: "version: 16," }),
  passing: backupOf({}),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources.values(), BACKUP)) {
      const source = resourceAt(pipeline.resources, spec.of.$ref, SOURCE);
      if (source === undefined || source.spec.sslMode === "verify-full") continue;
      yield {
        detail: `\`${name}\` reads \`${source.name}\` with \`sslMode: "${source.spec.sslMode}"\`. ${backupUnverified.mend}`,
        at: within(origin, "of"),
        resource: address,
        related: [{ at: source.origin, note: "the source" }],
      };
    }
  },
};
