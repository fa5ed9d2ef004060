import { recoveryLink } from "../links.js";
import {
  dictionaries,
  errors,
  keepers,
  largestQueries,
  memory,
  merges,
  parts,
  replicas,
  replicationQueue,
  uptime,
} from "../looks/clickhouse.js";
import { groupLag } from "../looks/kafka.js";
import { failedInserts, slowerQueries } from "../looks/query-log.js";
import { consumers, deadLetters } from "../looks/queues.js";
import { clickhouse, listed, shell, step } from "../page.js";
import type { Guides } from "./guide.js";
import { crowded, stuck, unsteady } from "./overload.js";

/** The servers, their parts, inserts, replicas and consumers. */
export const clickHouseGuides: Guides = {
  ClickHouseDown: (scene) => ({
    why: `${listed(scene.read)} can't be read there, and nothing is read of Kafka. What waits longer than the topics' retention is lost.`,
    look: [
      shell("whether it answers", 'clickhouse-client --query "SELECT hostName(), version(), uptime()"'),
      ...groupLag(scene),
    ],
    mend: [
      step(
        "It does not answer: read the end of `/var/log/clickhouse-server/clickhouse-server.err.log` and the kernel's log (`dmesg`): memory, disk, configuration.",
      ),
      step("It answers, and only the scrape fails: see port 9363 and the way there."),
      step(`Its disk is lost: ${recoveryLink(scene, "ClickHouse is lost", "bring ClickHouse back")}.`),
    ],
    over: "It answers, and the consumers' LAG shrinks.",
    related: ["ClickHouseRestarted", "ConsumerGroupEmpty", "DiskFull", "MemoryUsed"],
  }),
  ClickHouseTooManyParts: () =>
    crowded("Inserts are slowed down from 1000 parts on and refused from 3000 on: then nothing of Kafka arrives."),
  ClickHouseInsertsDelayed: () => crowded("Each insert waits for merges: tables grow old."),
  ClickHouseInsertsRejected: (scene) => ({
    ...crowded(`Inserts are refused: ${listed(scene.read)} stay as they are, and the queues try again.`),
    related: ["ClickHouseTooManyParts", "ConsumerStalled", "DiskFull"],
  }),
  ClickHouseInsertsFailed: (scene) => ({
    why: `What these inserts carry is not there. Queues try again, others may not: ${listed(scene.read)} may lack rows.`,
    look: [failedInserts, errors, ...consumers(scene)],
    mend: [
      step("A type or a column that does not fit: mend who sends it, and send it again."),
      step("MEMORY_LIMIT_EXCEEDED or a disk without room: see to that first."),
      step("A view of the table throws: its name stands in the exception. Make the objects anew as generated."),
    ],
    over: "The first query returns nothing newer.",
    related: ["ClickHouseInsertsRejected", "ClickHouseMemory", "QueueExceptions"],
  }),
  ClickHouseMutationsStuck: () =>
    stuck("Mutations after it wait, and so do the deletions and changes that they stand for."),
  QueriesSlower: () => ({
    why: "Nothing is lost. Dashboards and reports take longer, and time-outs are nearer.",
    look: [slowerQueries, parts, merges, largestQueries],
    mend: [
      step(
        "`now_rows` is larger: more data, or a filter that no longer meets the sorting key. Mend the query, or the key.",
      ),
      step(
        "As many rows, and slower: merges, a backup or other queries are at the disk. It passes, or the machine is too small.",
      ),
    ],
    related: ["CpuUsed", "ClickHouseTooManyParts", "ClickHouseMemory"],
  }),
  ClickHouseMemory: () => ({
    why: "At the limit queries and inserts are ended with MEMORY_LIMIT_EXCEEDED; at the machine's end the kernel ends the server.",
    look: [largestQueries, memory, dictionaries, merges],
    mend: [
      step(
        "End the query that is to blame.",
        clickhouse("ends a query; its id is in the first list", "KILL QUERY WHERE query_id = 'its id' ASYNC"),
      ),
      step("No query stands out: caches or dictionaries. Make them smaller, or the machine larger."),
    ],
    over: "`MemoryTracking` is below the limit for ten minutes.",
    related: ["MemoryUsed", "ClickHouseRestarted"],
  }),
  ClickHouseRestarted: () => ({
    why: "Nothing is lost by it. A start that nobody ordered comes again.",
    look: [uptime, errors],
    mend: [
      step("Ordered: nothing is to be done."),
      step(
        "Not ordered: read the server's log before the start, `dmesg` for an end by the kernel, and `system.crash_log` where it exists.",
      ),
    ],
    related: ["ClickHouseMemory", "MemoryUsed"],
  }),
  ClickHouseMessagesFailed: (scene) => ({
    why: "Tables lack what these messages say, and say nothing of it themselves.",
    look: [...deadLetters(scene), ...consumers(scene)],
    mend: [
      step("`error` says what is wrong with the message. Who wrote it? Only Connect should write these topics."),
      step("A changed converter: put the connector's config back as generated."),
      step(`Rows that are missing: ${recoveryLink(scene, "One table of", "ask the connector for the table again")}.`),
    ],
    over: "The count of the last day stays as it is.",
    related: ["DeadLetters", "QueueExceptions"],
  }),
  ClickHouseConsumerErrors: (scene) => unsteady(scene, "Reading stops and goes on again: tables grow old meanwhile."),
  ClickHouseCommitFailures: (scene) => ({
    ...unsteady(
      scene,
      "Blocks are read twice. Mirrors and logs have each row once all the same; other tables count it twice.",
    ),
    mend: [
      step(
        "Blocks take longer than `max.poll.interval.ms`: make inserts quicker, or read fewer messages a block (`kafka_max_block_size`).",
      ),
      step("A server that comes and goes: the group is shared out anew each time. See why."),
    ],
  }),
  ClickHouseReplicaReadonly: () => ({
    why: "Nothing can be inserted there: what its queues read fails and is tried again.",
    look: [keepers, replicas],
    mend: [
      step("No keeper is connected: start the keepers, more than half of them must answer."),
      step(
        "It is connected, and tables stay read-only: let each begin anew.",
        clickhouse("one table after another", "SYSTEM RESTART REPLICAS"),
      ),
      step("Its metadata is gone from the keeper: SYSTEM RESTORE REPLICA of that table."),
    ],
    over: "The list of replicas is empty.",
    related: ["ClickHouseReplicaDelay", "ConsumerStalled"],
  }),
  ClickHouseReplicaDelay: () => ({
    why: "Who reads there sees older rows than elsewhere. Nothing is lost.",
    look: [replicas, replicationQueue, merges],
    mend: [
      step("`last_exception` tells: a replica that can't be reached, a part that is nowhere, a disk that is full."),
      step("No exception: it has much to fetch. Send readers elsewhere until it has caught up."),
    ],
    over: "`absolute_delay` shrinks with every look.",
    related: ["ClickHouseReplicaReadonly", "CpuUsed", "DiskFull"],
  }),
};
