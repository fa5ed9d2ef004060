import type { System } from "../../compiler/model/system.js";
import { differentColumns } from "./rules/different-columns.js";
import { misspeltTopic } from "./rules/misspelt-topic.js";
import { unknownTable } from "./rules/unknown-table.js";

/** What collectors write into and read from. */
export const collectors: System = {
  id: "collectors",
  kinds: [],
  rules: [differentColumns, misspeltTopic, unknownTable],
};
