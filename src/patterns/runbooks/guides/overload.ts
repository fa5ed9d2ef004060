import { disks, merges, mutations, parts } from "../looks/clickhouse.js";
import { groupLag } from "../looks/kafka.js";
import { attached, consumers } from "../looks/queues.js";
import { clickhouse, step } from "../page.js";
import type { Scene } from "../scene.js";
import type { Guide } from "./guide.js";

/** Merges do not keep up with inserts. */
export function crowded(why: string): Guide {
  return {
    why,
    look: [parts, merges, mutations, disks],
    mend: [
      step("See which table it is, and who inserts into it in small pieces: stop that first."),
      step("Merges stand still: a full disk, memory, or a mutation that fails. Mend that."),
      step("Merges run: wait. More partitions in one insert than needed make more parts: look at PARTITION BY."),
    ],
    over: "`parts` of the first query shrink with every look.",
    related: ["ClickHouseTooManyParts", "ClickHouseInsertsDelayed", "ClickHouseInsertsRejected", "MutationsFailed"],
  };
}

/** Mutations that fail hold up those behind them. */
export function stuck(why: string): Guide {
  return {
    why,
    look: [mutations, merges],
    mend: [
      step(
        "`latest_fail_reason` says why it fails. Where the statement was wrong, end it.",
        clickhouse("ends a mutation; its id is in the first list", "KILL MUTATION WHERE mutation_id = 'its id'"),
      ),
      step("No reason, and `parts_to_do` shrinks: it is only long. Wait."),
    ],
    over: "The first query returns nothing.",
    related: ["ClickHouseMutationsStuck", "MutationsFailed", "ClickHouseTooManyParts"],
  };
}

/** A queue reads, fails, and tries again. */
export function unsteady(scene: Scene, why: string): Guide {
  return {
    why,
    look: [...consumers(scene), ...attached(scene), ...groupLag(scene)],
    mend: [
      step("`exceptions` speak of brokers, hosts or certificates: mend the way to Kafka."),
      step(
        "They speak of authorisation: the account lacks a right on the topic or the group, or its password was changed.",
      ),
      step("They speak of a view or a table: mend its cause, a full disk, memory, a column that was changed by hand."),
    ],
    over: "`exceptions` get no newer entries.",
    related: ["QueueExceptions", "ConsumerStalled", "ConsumerGroupEmpty"],
  };
}
