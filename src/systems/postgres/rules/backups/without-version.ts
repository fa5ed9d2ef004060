import { within } from "../../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { BACKUP } from "../../schema/backup.js";
import { SOURCE } from "../../schema/source.js";
import { backupOf } from "./cases.js";

export const backupWithoutVersion: Rule = {
  code: "postgres/backup-without-version",
  severity: "error",
  summary: "A restore is tried without the server's version being known",
  why: "Only a server of the same major version starts with what a base backup holds: which one the drill is to run can't be guessed.",
  mend: "Give the source its `version`, or have no drill, with `drill: false`.",
  failing: backupOf({ source: 'sslMode: "verify-full",' }),
  passing: backupOf({}),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources.values(), BACKUP)) {
      const source = resourceAt(pipeline.resources, spec.of.$ref, SOURCE);
      if (source === undefined || source.spec.version !== undefined || spec.drill === false) continue;
      yield {
        detail: `\`${name}\` is restored each time by a drill, and \`${source.name}\` says no version. ${backupWithoutVersion.mend}`,
        at: within(origin, "of"),
        resource: address,
        related: [{ at: source.origin, note: "the source" }],
      };
    }
  },
};
