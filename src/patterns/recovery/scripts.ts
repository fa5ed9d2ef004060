import { headLines } from "../../compiler/emit/head.js";
import { addressOf } from "../../compiler/model/address.js";
import type { Artifact } from "../../compiler/model/artifact.js";
import { ofKind, type Pipeline } from "../../compiler/model/resource.js";
import { consumerFiles, consumptions, stopStatements } from "../../systems/clickhouse/public.js";
import { TOPIC, topicConfig } from "../../systems/kafka/schema.js";
import { clusterOf, kafkaTool } from "./kafka-tools.js";
import { word } from "./section.js";

/** What the page's steps run where a pipeline of many tables would fill it. */
export function recoveryScripts(pipeline: Pipeline): readonly Artifact[] {
  const consumed = consumptions(pipeline);
  const whole = addressOf("pipeline", pipeline.name);
  const head = (prefix: string, note: string): string =>
    headLines(whole, note)
      .map((line) => `${prefix} ${line}`.trimEnd())
      .join("\n");
  const file = (name: string, content: string): Artifact => ({
    path: `recovery/${name}`,
    content: `${content}\n`,
    resources: [whole, ...new Set(consumed.map(({ queue }) => queue.madeBy ?? queue.address))],
  });
  const groups = offsetResets(pipeline);
  const topics = topicCommands(pipeline);
  const script = (note: string, body: readonly string[]): string =>
    ["#!/bin/sh", head("#", note), "set -eu", 'cd "$(dirname "$0")/.."', ...body].join("\n");
  return [
    ...(consumed.length === 0
      ? []
      : [
          file(
            "stop-queues.sql",
            [
              head("--", "Takes away the queues and what takes from them. Their groups keep their offsets in Kafka."),
              ...consumed.flatMap(stopStatements).map((statement) => `${statement};`),
            ].join("\n"),
          ),
          // Compared with order.txt line by line: it has no head.
          file("consumers.txt", consumed.flatMap(consumerFiles).join("\n")),
        ]),
    ...(groups.length === 0
      ? []
      : [
          file(
            "reset-offsets.sh",
            script(
              "Sets ClickHouse's consumer groups back, while no queue is there: to a time in UTC, or to the earliest.\nA group counts as active until its members' sessions have run out, up to a minute after they went: it waits for that.\n  sh recovery/reset-offsets.sh 2026-01-31T00:00:00.000\n  sh recovery/reset-offsets.sh earliest",
              [
                'since=${1:?"a time such as 2026-01-31T00:00:00.000, or earliest"}',
                'if [ "$since" = earliest ]; then set -- --to-earliest; else set -- --to-datetime "$since"; fi',
                ...groups,
              ],
            ),
          ),
        ]),
    ...(topics.length === 0 ? [] : [file("make-topics.sh", script("Makes the topics that are not there.", topics))]),
  ];
}

/** The states of a group that has members, or had until its `session.timeout.ms` has passed. */
const ACTIVE = "Stable|PreparingRebalance|CompletingRebalance|Assigning|Reconciling";

function offsetResets(pipeline: Pipeline): readonly string[] {
  return consumptions(pipeline).flatMap(({ kafka }) => {
    if (kafka === undefined) return [];
    const topics = kafka.topics.map((topic) => `--topic ${word(topic)}`).join(" ");
    const tool = kafkaTool("kafka-consumer-groups", clusterOf(kafka.cluster, pipeline));
    const group = `--group ${word(kafka.group)}`;
    // Kafka's tool only says that the group has members, and ends as if all were well.
    return [
      `while ${tool} --describe --state ${group} 2>&1 | grep -Eq '${ACTIVE}'; do sleep 5; done`,
      `${tool} ${group} ${topics} --reset-offsets "$@" --execute`,
    ];
  });
}

function topicCommands(pipeline: Pipeline): readonly string[] {
  return ofKind(pipeline.resources, TOPIC)
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, spec }) => {
      const configs = Object.entries(topicConfig(spec)).map(([key, value]) => ` --config ${word(`${key}=${value}`)}`);
      const tool = kafkaTool("kafka-topics", clusterOf(spec.cluster, pipeline));
      return `${tool} --create --if-not-exists --topic ${word(name)} --partitions ${spec.partitions} --replication-factor ${spec.replicas}${configs.join("")}`;
    });
}
