import type { System } from "../../compiler/model/system.js";
import { gatherCapture } from "./gather.js";
import { captureRules } from "./rules/index.js";

export const capture: System = { id: "capture", kinds: [], rules: captureRules, gather: gatherCapture };
