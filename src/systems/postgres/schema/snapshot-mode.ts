import { z } from "zod";

const MODES = ["when_needed", "initial", "initial_only", "no_data", "always"] as const;

/** What connectors of older versions of Debezium call them, or what does the same by other means. */
const FORMER: ReadonlyMap<unknown, string> = new Map([
  ["schema_only", 'is `"no_data"` since Debezium 3.3'],
  ["never", 'is `"no_data"` since Debezium 3.3'],
  ["exported", 'is `"initial"` now'],
  [
    "schema_only_recovery",
    "is of connectors that keep a schema history: PostgreSQL's keeps none, so leave the option out",
  ],
  ["recovery", "is of connectors that keep a schema history: PostgreSQL's keeps none, so leave the option out"],
  ["configuration_based", "needs properties of its own, which the set-up does not know: choose one of the others"],
  ["custom", "needs a class of your own in Connect, which the set-up does not know: choose one of the others"],
]);

/** What of the rows that are there a connector reads first. */
export const snapshotMode = z.enum(MODES, {
  error: ({ input }) => {
    const former = FORMER.get(input);
    return `must be one of ${MODES.map((mode) => `"${mode}"`).join(", ")}${former === undefined ? "" : `; "${String(input)}" ${former}`}`;
  },
});
