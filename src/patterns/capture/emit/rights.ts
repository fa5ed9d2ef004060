import type { Address } from "../../../compiler/model/address.js";
import type { Reference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { backupCluster, backupGroup, backupUser, exportedTopics } from "../../../systems/kafka/public.js";
import { BACKUP, CLUSTER, type ClusterSpec, TOPIC, USER, type UserSpec } from "../../../systems/kafka/schema.js";
import { groupsOf } from "../connectors/groups.js";
import { queuesOf } from "../connectors/readers.js";
import { textOf, writtenConnectors } from "../connectors/written.js";

/** A right of a user, as `kafka-acls` takes it. */
export interface Right {
  readonly type: "topic" | "group" | "transactionalId" | "cluster";
  readonly name: string;
  readonly pattern: "literal" | "prefixed";
  readonly operations: readonly string[];
  readonly host: string;
  readonly permission: "allow" | "deny";
}

/** All rights of a user of a cluster: those that its author gives, then the least that its part of the pipeline needs. */
export function rightsOf(
  user: Resource<UserSpec>,
  cluster: Resource<ClusterSpec>,
  pipeline: Pipeline,
): readonly Right[] {
  const isUser = (reference: Reference | undefined): boolean => reference?.$ref === user.address;
  const rights = [
    ...user.spec.acls.map(written),
    ...(isUser(cluster.spec.connectUser) ? connectRights(cluster, pipeline) : []),
    ...(isUser(cluster.spec.clickhouseUser) ? queueRights(cluster, pipeline) : []),
    ...ofKind(pipeline.resources.values(), BACKUP)
      .filter(
        (backup) =>
          isUser(backupUser(backup, pipeline.resources)) && backupCluster(backup, pipeline.resources) === cluster,
      )
      .flatMap((backup) => [
        ...exportedTopics(backup, pipeline.resources).map((topic) => allowed("topic", topic, "Read", "Describe")),
        allowed("group", backupGroup(backup), "Read"),
      ]),
    ...groupsOf(pipeline)
      .filter(({ group }) => isUser(group.spec.user))
      .flatMap(({ group, topics }) => [
        ...topics.map(({ name }) => allowed("topic", name, "Read", "Describe")),
        allowed("group", group.name, "Read"),
      ]),
  ];
  const seen = new Map(rights.map((right) => [JSON.stringify(right), right]));
  return [...seen.values()];
}

/** The users of a cluster, by name. */
export function usersOf(cluster: Resource<ClusterSpec>, pipeline: Pipeline): readonly Resource<UserSpec>[] {
  return ofKind(pipeline.resources, USER)
    .filter((user) => isOn(user.spec.cluster, cluster, pipeline))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function isOn(reference: Reference | undefined, cluster: Resource<ClusterSpec>, pipeline: Pipeline): boolean {
  if (reference !== undefined) return reference.$ref === cluster.address;
  return ofKind(pipeline.resources, CLUSTER)[0] === cluster;
}

function written(acl: UserSpec["acls"][number]): Right {
  const { operations, host, permission } = acl;
  if ("cluster" in acl) {
    return { type: "cluster", name: "kafka-cluster", pattern: "literal", operations, host, permission };
  }
  const { pattern } = acl;
  if ("topic" in acl) return { type: "topic", name: acl.topic, pattern, operations, host, permission };
  if ("group" in acl) return { type: "group", name: acl.group, pattern, operations, host, permission };
  return { type: "transactionalId", name: acl.transactionalId, pattern, operations, host, permission };
}

function allowed(type: "topic" | "group", name: string, ...operations: readonly string[]): Right {
  return { type, name, pattern: "literal", operations, host: "*", permission: "allow" };
}

/** Connectors write their topics; those that keep a schema history or listen to signals read these, too. */
function connectRights(cluster: Resource<ClusterSpec>, pipeline: Pipeline): readonly Right[] {
  return writtenConnectors(pipeline)
    .filter(({ connector }) => isOn(connector.spec.cluster, cluster, pipeline))
    .flatMap((each) => {
      const topics = each.connector.uses.filter(isTopic).map((address) => address.slice(TOPIC.kind.length + 1));
      const prefix = textOf(each, "topic.prefix");
      // Of a connector by hand, what it writes is known by how it begins.
      const own: readonly Right[] =
        topics.length === 0 && prefix !== undefined
          ? [{ ...allowed("topic", `${prefix}.`, "Write", "Describe"), pattern: "prefixed" }]
          : topics.map((topic) => allowed("topic", topic, "Write", "Describe"));
      const history = textOf(each, "schema.history.internal.kafka.topic");
      const signals = textOf(each, "signal.kafka.topic");
      return [
        ...own,
        ...(history === undefined
          ? []
          : [
              allowed("topic", history, "Read", "Write", "Describe", "DescribeConfigs"),
              allowed("group", `${prefix ?? ""}-schemahistory`, "Read"),
            ]),
        ...(signals === undefined
          ? []
          : [
              allowed("topic", signals, "Read", "Describe"),
              allowed("group", textOf(each, "signal.kafka.groupId") ?? "kafka-signal", "Read"),
            ]),
      ];
    });
}

function isTopic(address: Address): boolean {
  return address.startsWith(`${TOPIC.kind}/`);
}

function queueRights(cluster: Resource<ClusterSpec>, pipeline: Pipeline): readonly Right[] {
  return queuesOf(pipeline)
    .filter(({ engine }) => isOn(engine.cluster, cluster, pipeline))
    .flatMap(({ engine, topics }) => [
      ...topics.map((topic) => allowed("topic", topic.slice(TOPIC.kind.length + 1), "Read", "Describe")),
      allowed("group", engine.consumerGroup, "Read"),
    ])
    .sort((left, right) => (`${left.type} ${left.name}` < `${right.type} ${right.name}` ? 1 : -1));
}
