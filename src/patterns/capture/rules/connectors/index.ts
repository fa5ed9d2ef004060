import type { Rule } from "../../../../compiler/model/rule.js";
import { duplicateSchemaHistory } from "./duplicate-schema-history.js";
import { duplicateServerId } from "./duplicate-server-id.js";
import { duplicateSlot } from "./duplicate-slot.js";
import { duplicateTopicPrefix } from "./duplicate-topic-prefix.js";
import { heartbeatOff } from "./heartbeat-off.js";
import { hiddenColumn } from "./hidden-column.js";
import { incompleteSnapshot } from "./incomplete-snapshot.js";
import { invalidProperty } from "./invalid-property.js";
import { listMatchesNothing } from "./list-matches-nothing.js";
import { propertyOfOption } from "./property-of-option.js";
import { publicationOfEverything } from "./publication-of-everything.js";
import { queueNotLargerThanBatch } from "./queue-not-larger-than-batch.js";
import { removedPropertyRule } from "./removed-property.js";
import { slowHeartbeat } from "./slow-heartbeat.js";
import { superuserLogin } from "./superuser-login.js";
import { unescapedList } from "./unescaped-list.js";
import { unknownProperty } from "./unknown-property.js";
import { unreadableEvents } from "./unreadable-events.js";

/** What is wrong with a connector's own properties. */
export const connectorRules: readonly Rule[] = [
  heartbeatOff,
  hiddenColumn,
  incompleteSnapshot,
  invalidProperty,
  listMatchesNothing,
  propertyOfOption,
  removedPropertyRule,
  duplicateSchemaHistory,
  duplicateServerId,
  duplicateSlot,
  duplicateTopicPrefix,
  publicationOfEverything,
  queueNotLargerThanBatch,
  slowHeartbeat,
  superuserLogin,
  unescapedList,
  unknownProperty,
  unreadableEvents,
];
