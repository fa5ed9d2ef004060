import type { System } from "../../compiler/model/system.js";
import { userFiles } from "./emit/users.js";
import { gatherCapture } from "./gather.js";
import { captureRules } from "./rules/index.js";

export const capture: System = {
  id: "capture",
  kinds: [],
  rules: captureRules,
  gather: gatherCapture,
  emit: ({ pipeline }) => userFiles(pipeline),
};
