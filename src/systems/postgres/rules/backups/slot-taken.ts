import { within } from "../../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { BACKUP } from "../../schema/backup.js";
import { SOURCE } from "../../schema/source.js";
import { backupSlot, slotName } from "../../source-names.js";
import { backupOf } from "./cases.js";

export const backupSlotTaken: Rule = {
  code: "postgres/backup-slot-taken",
  severity: "error",
  summary: "A backup receives WAL by a slot that is somebody else's",
  why: "A slot remembers one reader's place. The connector's is another kind of slot, which WAL can't be received by; with another backup's each would let the server remove what the other lacks.",
  mend: "Leave `slot` out, or give it a name of its own.",
  failing: backupOf({ backup: 'slot: "headrace_shop",' }),
  passing: backupOf({ backup: 'slot: "headrace_shop_wal",' }),
  *check(pipeline) {
    const all = [...pipeline.resources.values()];
    const taken = new Map(
      ofKind(all, SOURCE).map((source) => [`${source.address} ${slotName(source)}`, source.origin]),
    );
    for (const backup of ofKind(all, BACKUP)) {
      const source = resourceAt(pipeline.resources, backup.spec.of.$ref, SOURCE);
      if (source === undefined) continue;
      const slot = backupSlot(backup);
      const key = `${source.address} ${slot}`;
      const other = taken.get(key);
      if (other === undefined) {
        taken.set(key, backup.origin);
        continue;
      }
      yield {
        detail: `\`${backup.name}\` uses the slot \`${slot}\`, as another does. ${backupSlotTaken.mend}`,
        at: backup.spec.slot === undefined ? backup.origin : within(backup.origin, "slot"),
        resource: backup.address,
        related: [{ at: other, note: "the other" }],
      };
    }
  },
};
