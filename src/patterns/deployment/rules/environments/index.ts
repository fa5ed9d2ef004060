import type { Rule } from "../../../../compiler/model/rule.js";
import { sharedBackup } from "./same-backup.js";
import { sharedSlot } from "./same-slot.js";
import { unknownName } from "./unknown-name.js";

export const environmentRules: readonly Rule[] = [sharedBackup, sharedSlot, unknownName];
