import { recoveryLink } from "../links.js";
import { refreshes } from "../looks/clickhouse.js";
import { connectorStatus } from "../looks/connect.js";
import { groupLag } from "../looks/kafka.js";
import { attached, consumers, deadLetters, putBack } from "../looks/queues.js";
import { listed, step } from "../page.js";
import { type Scene, sourceFile } from "../scene.js";
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
  TableOld: (scene) => old(scene),
  TableOldCritical: (scene) => old(scene),
  SchemaChanged: (scene) => ({
    why: "The table lacks the column's values.",
    look: deadLetters(scene),
    mend: [
      step(
        `\`${sourceFile(scene, "preflight.sql")}\` compares the source with the config and names every difference; its head says how it is run.`,
      ),
      step("Write the columns as they are now into the config, generate, and apply what changed."),
      step(`Then ${recoveryLink(scene, "One table of", "ask the connector for the table again")}.`),
    ],
    over: "`preflight.sql` names no difference.",
    related: ["ColumnChanged", "DeadLetters"],
  }),
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
};

/** Late at the connector, or waiting in Kafka: which of both is what one looks for. */
function old(scene: Scene): Guide {
  return {
    why: "Who reads the table decides by what is no longer so. Nothing is lost yet.",
    look: [...connectorStatus(scene), ...groupLag(scene), ...consumers(scene)],
    mend: [
      step("LAG is high: messages wait. Go on as for a group that is behind."),
      step("LAG is 0: they come late. Go on as for a connector that reads late."),
      step(
        "Both are fine, and the table is old: nothing was committed, and the heartbeat stands still. See the connector's task.",
      ),
    ],
    over: "The age is below the limit, and stays there.",
    related: ["ReplicationLag", "ConsumerLag", "ConsumerStalled", "ConnectorTaskFailed"],
  };
}
