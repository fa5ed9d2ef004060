import type { Rule } from "../../../../compiler/model/rule.js";
import { heartbeatOff } from "./heartbeat-off.js";
import { incompleteSnapshot } from "./incomplete-snapshot.js";
import { invalidProperty } from "./invalid-property.js";
import { propertyOfOption } from "./property-of-option.js";
import { removedPropertyRule } from "./removed-property.js";
import { sharedSchemaHistory } from "./shared-schema-history.js";
import { sharedSlot } from "./shared-slot.js";
import { sharedTopicPrefix } from "./shared-topic-prefix.js";
import { slowHeartbeat } from "./slow-heartbeat.js";
import { unescapedList } from "./unescaped-list.js";
import { unknownProperty } from "./unknown-property.js";
import { unreadableEvents } from "./unreadable-events.js";

/** What is wrong with a connector's own properties. */
export const connectorRules: readonly Rule[] = [
  heartbeatOff,
  incompleteSnapshot,
  invalidProperty,
  propertyOfOption,
  removedPropertyRule,
  sharedSchemaHistory,
  sharedSlot,
  sharedTopicPrefix,
  slowHeartbeat,
  unescapedList,
  unknownProperty,
  unreadableEvents,
];
