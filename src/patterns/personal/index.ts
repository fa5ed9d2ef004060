import type { System } from "../../compiler/model/system.js";
import { personalRules } from "./rules/index.js";

/** Personal data, from the source's column to whatever shows it. */
export const personal: System = { id: "personal", kinds: [], rules: personalRules };
