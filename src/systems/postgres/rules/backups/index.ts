import type { Rule } from "../../../../compiler/model/rule.js";
import { backupKeptTooShort } from "./kept-too-short.js";
import { backupOfManagedService } from "./of-managed-service.js";
import { backupRoleUnable } from "./role-unable.js";
import { backupSlotTaken } from "./slot-taken.js";
import { backupUnverified } from "./unverified.js";
import { backupWithoutVersion } from "./without-version.js";

export const backupRules: readonly Rule[] = [
  backupKeptTooShort,
  backupOfManagedService,
  backupRoleUnable,
  backupSlotTaken,
  backupUnverified,
  backupWithoutVersion,
];
