import { recoveryLink } from "../links.js";
import { refreshes } from "../looks/clickhouse.js";
import { connectorStatus } from "../looks/connect.js";
import { groupLag } from "../looks/kafka.js";
import { attached, consumers, deadLetters, putBack } from "../looks/queues.js";
import { listed, step } from "../page.js";
import type { Scene } from "../scene.js";
import type { Guide, Guides } from "./guide.js";
import { stuck, unsteady } from "./overload.js";
import { MAKE_OBJECTS } from "./steps.js";

/** What only ClickHouse knows of single tables. */
export const tableGuides: Guides = {
  DeadLetters: (scene) => ({
    why: "The tables lack these rows, or a value in them. Consumers go on; nothing else is held up.",
    look: deadLetters(scene),
    mend: [
      step(
        "`value`: one column of a row could not be represented. Widen its type in the config, or mend the row at the source.",
      ),
      step("`message`: the whole message is unreadable. Who wrote it? Only Connect should write these topics."),
      step(
        `Then ${recoveryLink(scene, "One table of", "ask the connector for the table again")}: it sends its rows anew.`,
      ),
    ],
    over: "No newer letters come, and the rows are in the table.",
    related: ["ClickHouseMessagesFailed"],
  }),
  QueueIdle: (scene) => ({
    why: `Nothing is read: ${listed(scene.read)} grow old, whether messages wait or not.`,
    look: [...attached(scene), ...consumers(scene), ...groupLag(scene)],
    mend: [
      step("Its view is missing: make the objects anew.", MAKE_OBJECTS),
      step("Its view is there: `exceptions` tell why it does not ask, most often that Kafka can't be reached."),
      step("Neither: take the queue away and put it back.", ...putBack(scene)),
    ],
    over: "`last_poll_time` is a few seconds old.",
    related: ["ConsumerGroupEmpty", "ConsumerStalled", "QueueExceptions"],
  }),
  QueueExceptions: (scene) => unsteady(scene, "What the queue reads does not arrive, or arrives late; it tries again."),
  MutationsFailed: () => stuck("It is tried again for ever, and those after it wait."),
  RefreshFailed: () => ({
    why: "The view still gives the rows of its last refresh, and says nothing of it.",
    look: [refreshes],
    mend: [
      step("`exception` says why: memory, a time limit, a table that is gone. Mend it."),
      step("Then refresh it at once: `SYSTEM REFRESH VIEW` and its name, or wait for the next time."),
    ],
    over: "The query returns nothing, and `last_success_time` is new.",
    related: ["ClickHouseMemory"],
  }),
  SchemaChanged: (scene) => ({
    why: "Mirrors go on and lack this column's values; a column that was added at the source is not read at all.",
    look: deadLetters(scene),
    mend: [
      step("Run `postgres/*/preflight.sql` at the source: it names each difference from the config."),
      step("Write the columns as they are now into the config, generate, and have the change reviewed."),
      step("Then ask for the table again, by its file in `postgres/*/snapshot/`: older rows get their values."),
    ],
    over: "No newer letters of this column come.",
    related: ["DeadLetters"],
  }),
  TableOld: (scene) => old(scene),
  TableOldCritical: (scene) => old(scene),
};

function old(scene: Scene): Guide {
  return {
    why: "Who reads the table sees it as it was then. Nothing is lost while the slot and the topics keep it.",
    look: [...connectorStatus(scene), ...groupLag(scene), ...consumers(scene)],
    mend: [
      step("The connector does not run or reads late: go on at ReplicationLag."),
      step("LAG is high and grows: go on at ConsumerLag."),
      step(
        "Neither, and all tables of the source are old: its heartbeat is not written. See the connector's rights on it.",
      ),
    ],
    over: "The age falls to seconds.",
    related: ["ReplicationLag", "ConsumerLag", "ConnectorDown"],
  };
}
