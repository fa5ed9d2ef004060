import { operatorOf } from "../../recovery/strimzi.js";
import { newSnapshotLink } from "../links.js";
import { connectorStatus, forConnectors, REGISTER, RESTART, RESTART_FAILED, RESUME } from "../looks/connect.js";
import { partitionsInTrouble } from "../looks/kafka.js";
import { answers, longTransactions, senders, slots } from "../looks/postgres.js";
import { measured, windowOf } from "../looks/prometheus.js";
import { listed, type Step, shell, step } from "../page.js";
import { type Scene, sourceFile } from "../scene.js";
import { COMPOSE, stackOf } from "../tools/stack.js";
import type { Guide, Guides } from "./guide.js";

/** Connectors, and what Debezium tells of itself. */
export const captureGuides: Guides = {
  ConnectorDown: (scene) => ({
    why: stalls(scene),
    look: [...connectorStatus(scene), ...slots(scene)],
    mend: [
      startWorker(scene),
      step(
        "404: the connector is not there. By its name it finds its offset.",
        forConnectors(scene, "makes it as generated", REGISTER),
      ),
      step(
        "STOPPED or PAUSED: somebody did that. Ask who, then let it go on.",
        forConnectors(scene, "lets it go on", RESUME),
      ),
      step(
        "FAILED: read the trace, mend the cause, and restart it.",
        forConnectors(scene, "restarts what failed", RESTART_FAILED),
      ),
    ],
    over: "The connector and its task are RUNNING, and `retained` of the slot shrinks.",
    related: ["ConnectorTaskFailed", "ReplicationSlotInactive", "WalRetained"],
  }),
  ConnectorTaskFailed: (scene) => ({
    why: `${stalls(scene)} It does not start again by itself.`,
    look: [...connectorStatus(scene), ...slots(scene)],
    mend: [
      step(
        "The trace tells why. A network or a broker that was away: restart it.",
        forConnectors(scene, "restarts what failed", RESTART_FAILED),
      ),
      step(
        `\`password authentication failed\`, \`permission denied\`, \`Publication autocreation is disabled\`: somebody took it away. \`${sourceFile(scene, "setup.sql")}\` gives it back, its head says how; then restart it.`,
      ),
      step(`The slot or its WAL is gone: ${newSnapshotLink(scene)}.`),
      step(
        "A message that is too large: raise the topic's `max.message.bytes` in the config, apply it, then restart it.",
      ),
    ],
    over: "The task is RUNNING for five minutes.",
    related: ["ConnectorDown", "ReplicationSlotLost"],
  }),
  ConnectorNotConnected: (scene) => ({
    why: stalls(scene),
    look: [...answers(scene), ...senders(scene), ...connectorStatus(scene)],
    mend: [
      step("The database does not answer: see to that first."),
      step("It answers, and `pg_stat_replication` is full: `max_wal_senders` is used up; end what is not needed."),
      step(
        "It answers, and nobody reads: the password or certificate was changed. Give Connect the new secret, then restart.",
        forConnectors(scene, "restarts connector and task", RESTART),
      ),
    ],
    related: ["PostgresDown", "ConnectorDown"],
  }),
  ReplicationLag: (scene) => late(scene),
  ReplicationLagCritical: (scene) => late(scene),
};

/** Where a worker runs is told by where all of it does. */
function startWorker({ pipeline }: Scene): Step {
  const operator = operatorOf(pipeline);
  if (operator !== undefined) {
    const pods = `${operator.kubectl} get pods --selector strimzi.io/cluster=connect`;
    return step(
      "No worker runs: the operator starts them. Its object says what it waits for, and so does a pod that is Pending.",
      shell("what the operator says, and where workers are", `${operator.kubectl} describe kafkaconnect connect`, pods),
    );
  }
  if (stackOf(pipeline) !== undefined)
    return step("Connect does not answer: start its container, and read why it ended.", shell("starts it", ...START));
  return step(
    "Connect does not answer: start a worker with `connect/worker.properties`, of the same `group.id` as before.",
  );
}

const START = [`${COMPOSE} up --detach connect`, `${COMPOSE} logs --tail 50 connect`];

function stalls(scene: Scene): string {
  return `Nothing new reaches ${listed(scene.read)}; PostgreSQL keeps all WAL until the connector reads again.`;
}

function late(scene: Scene): Guide {
  return {
    why: `${listed(scene.read)} are at least so old; nothing is lost.`,
    look: [
      ...measured(
        scene,
        "how late each source is read, in milliseconds",
        'max by (name) (debezium_metrics_MilliSecondsBehindSource{context="streaming"})',
      ),
      ...measured(
        scene,
        "room in the connector's queue: near 0 it waits for Kafka, near its capacity for PostgreSQL",
        'min by (name) (debezium_metrics_QueueRemainingCapacity{context="streaming"})',
      ),
      ...measured(
        scene,
        "changes it reads a second",
        `sum by (name) (rate(debezium_metrics_TotalNumberOfEventsSeen_total{context="streaming"}[${windowOf(scene)}]))`,
      ),
      ...longTransactions(scene),
      ...slots(scene),
      ...partitionsInTrouble(scene),
    ],
    mend: [
      step(
        "A bulk load or a long transaction at the source: it passes. Let the load commit in smaller pieces next time.",
      ),
      step("The queue is full: Kafka is slow. Look for brokers that are down or short of disk."),
      step(
        "The queue is empty and the source is busy: raise `max.batch.size` and `max.queue.size` of the connector in the config.",
      ),
    ],
    over: "The first query goes back below the limit and stays there.",
    related: ["ReplicationLag", "ReplicationLagCritical", "WalRetained", "KafkaUnderReplicated"],
  };
}
