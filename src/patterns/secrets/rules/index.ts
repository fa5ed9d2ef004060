import type { Rule } from "../../../compiler/model/rule.js";
import { ambiguousSecret } from "./ambiguous-secret.js";
import { placeholderPath } from "./placeholder-path.js";

export const secretRules: readonly Rule[] = [ambiguousSecret, placeholderPath];
