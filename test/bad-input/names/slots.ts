import { kafkaSlots } from "./kafka.js";

export { clickHouseSlots } from "./clickhouse.js";
export { patternSlots } from "./patterns.js";
export { postgresSlots } from "./postgres.js";
export { kafkaSlots };

/** Names that files of data must give back as they are. */
export const IN_DATA: ReadonlySet<string> = new Set([
  // How one logs in stands in Java's own syntax there, with its escapes.
  ...Object.keys(kafkaSlots).filter((slot) => slot !== "user name"),
  "host of a source",
  "database of a source",
  "user of a source",
  "slot",
]);

/** Where only what a system knows may stand: no name of one's own is right there. */
export const NEVER_FREE: ReadonlySet<string> = new Set([
  "property of a broker",
  "config of a topic",
  "topic of a table",
  "setting of a table",
  "format of a queue",
]);
