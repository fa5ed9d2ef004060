import type { Rule } from "../../../compiler/model/rule.js";
import { backupRules } from "./backups/index.js";
import { connectorRole } from "./connector-role.js";
import { connectorTable } from "./connector-table.js";
import { deferrableKey } from "./deferrable-key.js";
import { duplicateRole } from "./duplicate-role.js";
import { duplicateSlot } from "./duplicate-slot.js";
import { duplicateTable } from "./duplicate-table.js";
import { duplicateTopic } from "./duplicate-topic.js";
import { grantElsewhere } from "./grant-elsewhere.js";
import { invalidSlotName } from "./invalid-slot-name.js";
import { invalidTopicPrefix } from "./invalid-topic-prefix.js";
import { malformedName } from "./malformed-name.js";
import { nameTooLong } from "./name-too-long.js";
import { needlessConnectorGrant } from "./needless-connector-grant.js";
import { noPrimaryKey } from "./no-primary-key.js";
import { noReplicaIdentity } from "./no-replica-identity.js";
import { publicationRules } from "./publication/index.js";
import { reservedName } from "./reserved-name.js";
import { superuserRole } from "./superuser-role.js";
import { tableNotLogged } from "./table-not-logged.js";
import { unknownColumn } from "./unknown-column.js";
import { unknownType } from "./unknown-type.js";
import { versionTooOld } from "./version-too-old.js";

export const postgresRules: readonly Rule[] = [
  ...backupRules,
  connectorRole,
  connectorTable,
  deferrableKey,
  duplicateRole,
  duplicateSlot,
  duplicateTable,
  grantElsewhere,
  invalidSlotName,
  invalidTopicPrefix,
  malformedName,
  nameTooLong,
  needlessConnectorGrant,
  noPrimaryKey,
  noReplicaIdentity,
  ...publicationRules,
  reservedName,
  duplicateTopic,
  superuserRole,
  tableNotLogged,
  unknownColumn,
  unknownType,
  versionTooOld,
];
