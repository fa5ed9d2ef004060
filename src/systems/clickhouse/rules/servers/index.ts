import type { Rule } from "../../../../compiler/model/rule.js";
import { configuredTwice } from "./configured-twice.js";
import { portTwice } from "./port-twice.js";
import { unknownConsumerOption } from "./unknown-consumer-option.js";
import { unknownServerSetting } from "./unknown-server-setting.js";

/** How servers are configured. */
export const serverRules: readonly Rule[] = [configuredTwice, portTwice, unknownConsumerOption, unknownServerSetting];
