import type { Rule } from "../../../../compiler/model/rule.js";
import { keyReorders } from "./key-reorders.js";
import { routeLosesTable } from "./route-loses-table.js";
import { routeMergesTables } from "./route-merges-tables.js";
import { topicKeyDiffers } from "./topic-key-differs.js";
import { topicOffRoute } from "./topic-off-route.js";
import { unknownKeyColumn } from "./unknown-key-column.js";
import { unknownRoute } from "./unknown-route.js";

/** What is wrong with where events go, and with the keys that order them. */
export const routeRules: readonly Rule[] = [
  keyReorders,
  routeLosesTable,
  routeMergesTables,
  topicKeyDiffers,
  topicOffRoute,
  unknownKeyColumn,
  unknownRoute,
];
