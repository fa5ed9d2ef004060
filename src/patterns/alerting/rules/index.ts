import type { Rule } from "../../../compiler/model/rule.js";
import { inhibitionWithoutAlert } from "./inhibition-without-alert.js";
import { toldToNobody } from "./told-to-nobody.js";
import { unknownGroupLabel } from "./unknown-group-label.js";
import { unreachedRoute } from "./unreached-route.js";

export const alertingRules: readonly Rule[] = [inhibitionWithoutAlert, toldToNobody, unknownGroupLabel, unreachedRoute];
