import type { Rule } from "../../../../compiler/model/rule.js";
import { sharedBackup } from "./shared-backup.js";
import { sharedSlot } from "./shared-slot.js";
import { unknownName } from "./unknown-name.js";

export const environmentRules: readonly Rule[] = [sharedBackup, sharedSlot, unknownName];
