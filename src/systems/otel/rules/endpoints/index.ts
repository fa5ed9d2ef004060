import type { Rule } from "../../../../compiler/model/rule.js";
import { portUsedTwice } from "./port-used-twice.js";
import { unreachableEndpoint } from "./unreachable-endpoint.js";

export const endpointRules: readonly Rule[] = [portUsedTwice, unreachableEndpoint];
