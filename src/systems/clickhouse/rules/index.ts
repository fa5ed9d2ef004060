import type { Rule } from "../../../compiler/model/rule.js";
import { accessRules } from "./access/index.js";
import { duplicateObject } from "./duplicate-object.js";
import { incrementalViewOverMirror } from "./incremental-view-over-mirror.js";
import { librdkafkaSetting } from "./librdkafka-setting.js";
import { obsoleteSetting } from "./obsolete-setting.js";
import { settingType } from "./setting-type.js";
import { unknownColumn } from "./unknown-column.js";
import { unknownSetting } from "./unknown-setting.js";
import { unqualifiedName } from "./unqualified-name.js";

export const clickHouseRules: readonly Rule[] = [
  ...accessRules,
  duplicateObject,
  incrementalViewOverMirror,
  librdkafkaSetting,
  obsoleteSetting,
  settingType,
  unknownColumn,
  unknownSetting,
  unqualifiedName,
];
