import type { Rule } from "../../../../compiler/model/rule.js";
import { invalidProperty } from "./invalid-property.js";
import { removedPropertyRule } from "./removed-property.js";
import { unknownProperty } from "./unknown-property.js";

/** What is wrong with a connector's own properties. */
export const connectorRules: readonly Rule[] = [invalidProperty, removedPropertyRule, unknownProperty];
