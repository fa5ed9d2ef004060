import type { Rule } from "../../../../compiler/model/rule.js";
import { deletesDropped } from "./deletes-dropped.js";
import { envelopePath } from "./envelope-path.js";
import { jsonNeverNull } from "./json-never-null.js";
import { messagesSkipped } from "./messages-skipped.js";
import { queueNotRead } from "./queue-not-read.js";
import { queueQueried } from "./queue-queried.js";
import { queueStops } from "./queue-stops.js";
import { queueViewCanThrow } from "./queue-view-can-throw.js";
import { unknownFormat } from "./unknown-format.js";

/** Kafka tables, and the views that read them. */
export const queueRules: readonly Rule[] = [
  deletesDropped,
  envelopePath,
  jsonNeverNull,
  messagesSkipped,
  queueNotRead,
  queueQueried,
  queueStops,
  queueViewCanThrow,
  unknownFormat,
];
