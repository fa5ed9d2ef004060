import { describe } from "vitest";
import { mirrorsEqualTheSource } from "./recorded-scenarios.js";

describe("a mirror of recorded snapshots and restarts equals its source, however they are delivered", () => {
  mirrorsEqualTheSource({
    "a first snapshot": "snapshot",
    "every type": "every-type",
    "a transaction in flight at the snapshot": "transaction-in-flight",
    "a new snapshot after a lost slot": "lost-slot",
    "a new snapshot of tables emptied meanwhile": "lost-slot-emptied",
    "incremental snapshot": "incremental-snapshot",
    "replay of topics with several partitions": "replay",
    "redelivery after a killed worker": "redelivery",
    chaos: "chaos",
  });
});
