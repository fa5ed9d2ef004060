import type { Scenario } from "../scenario.js";
import { incrementalSnapshots } from "./incremental-snapshots.js";
import { keyChanges } from "./key-changes.js";
import { lostSlots } from "./lost-slots.js";
import { randomLoad } from "./random-load.js";
import { rowChanges } from "./row-changes.js";
import { transactionsInFlight } from "./transactions-in-flight.js";
import { truncates } from "./truncates.js";
import { unrepresentable } from "./unrepresentable.js";
import { values } from "./values.js";

export const scenarios: readonly Scenario[] = [
  ...rowChanges,
  ...keyChanges,
  ...truncates,
  ...lostSlots,
  ...transactionsInFlight,
  ...values,
  ...unrepresentable,
  ...randomLoad,
  ...incrementalSnapshots,
];
