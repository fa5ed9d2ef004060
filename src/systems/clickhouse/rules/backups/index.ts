import type { Rule } from "../../../../compiler/model/rule.js";
import { drillDatabaseTaken } from "./drill-database-taken.js";
import { drillWithoutBackup } from "./drill-without-backup.js";
import { incrementalWithoutFull } from "./incremental-without-full.js";
import { backupKeptTooShort } from "./kept-too-short.js";
import { backupOfOneServer } from "./of-one-server.js";
import { backupUnknownDatabase } from "./unknown-database.js";
import { backupWithoutCollection } from "./without-collection.js";
import { backupWithoutRows } from "./without-rows.js";

export const backupRules: readonly Rule[] = [
  drillDatabaseTaken,
  drillWithoutBackup,
  incrementalWithoutFull,
  backupKeptTooShort,
  backupOfOneServer,
  backupUnknownDatabase,
  backupWithoutCollection,
  backupWithoutRows,
];
