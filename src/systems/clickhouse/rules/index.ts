import type { Rule } from "../../../compiler/model/rule.js";
import { accessRules } from "./access/index.js";
import { backupRules } from "./backups/index.js";
import { clusterRules } from "./clusters/index.js";
import { duplicateObject } from "./duplicate-object.js";
import { incrementalViewOverMirror } from "./incremental-view-over-mirror.js";
import { keyRules } from "./keys/index.js";
import { librdkafkaSetting } from "./librdkafka-setting.js";
import { metricRules } from "./metrics/index.js";
import { clusterName } from "./names/cluster-name.js";
import { nameTooLong } from "./names/name-too-long.js";
import { notInClickHouse } from "./names/not-in-clickhouse.js";
import { projectionPath } from "./names/projection-path.js";
import { obsoleteSetting } from "./obsolete-setting.js";
import { queueRules } from "./queues/index.js";
import { serverRules } from "./servers/index.js";
import { settingType } from "./setting-type.js";
import { sumRules } from "./sums/index.js";
import { ttlRules } from "./ttl/index.js";
import { unknownColumn } from "./unknown-column.js";
import { unknownSetting } from "./unknown-setting.js";
import { unqualifiedName } from "./unqualified-name.js";
import { viewRules } from "./views/index.js";

export const clickHouseRules: readonly Rule[] = [
  ...accessRules,
  ...backupRules,
  ...clusterRules,
  clusterName,
  duplicateObject,
  incrementalViewOverMirror,
  ...keyRules,
  ...metricRules,
  ...queueRules,
  ...serverRules,
  ...sumRules,
  ...ttlRules,
  librdkafkaSetting,
  nameTooLong,
  notInClickHouse,
  obsoleteSetting,
  projectionPath,
  settingType,
  unknownColumn,
  unknownSetting,
  unqualifiedName,
  ...viewRules,
];
