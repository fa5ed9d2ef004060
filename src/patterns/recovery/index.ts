import type { System } from "../../compiler/model/system.js";
import { recoveryFiles } from "./recovery-file.js";
import { backupOlderThanTopics } from "./rules/backup-older-than-topics.js";

/** The page that says what is kept, and what to do when something is lost. */
export const recovery: System = { id: "recovery", kinds: [], rules: [backupOlderThanTopics], emit: recoveryFiles };
