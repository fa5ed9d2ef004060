import type { Rule } from "../../../compiler/model/rule.js";
import { ambiguousSecret } from "./ambiguous-secret.js";

export const secretRules: readonly Rule[] = [ambiguousSecret];
