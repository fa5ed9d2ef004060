import type { JsonObject } from "../../../compiler/model/json.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { backupUser } from "../../../systems/kafka/public.js";
import { BACKUP, type UserSpec } from "../../../systems/kafka/schema.js";
import { type Right, rightsOf, usersOf } from "../../capture/emit/rights.js";
import { objectName, secretKey } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";
import { connectorsOf, type KafkaPlace, WORKER_GROUP, WORKER_TOPICS } from "./place.js";

/** A KafkaUser for each user of the cluster, with the rights that `acls.sh` gives. */
export function kafkaUsers(scope: Scope, kafka: KafkaPlace): readonly Placed[] {
  return usersOf(kafka.resource, scope.pipeline).map((user) => ({
    file: "kafka/users.yaml",
    from: [scope.cluster.address, user.address],
    manifest: object(
      scope,
      {
        apiVersion: "kafka.strimzi.io/v1",
        kind: "KafkaUser",
        name: objectName(user.name),
        component: "kafka",
        labels: { "strimzi.io/cluster": kafka.name },
      },
      {
        spec: {
          authentication: authentication(user),
          authorization: { type: "simple", acls: [...acls(scope, kafka, user)] },
        },
      },
    ),
  }));
}

function authentication({ spec }: Resource<UserSpec>): JsonObject {
  if (spec.password === undefined) return { type: "tls" };
  return { type: "scram-sha-512", password: { valueFrom: { secretKeyRef: { ...secretKey(spec.password) } } } };
}

function* acls(scope: Scope, kafka: KafkaPlace, user: Resource<UserSpec>): Iterable<JsonObject> {
  for (const right of rightsOf(user, kafka.resource, scope.pipeline)) yield acl(right);
  if (exportsOffsets(scope, kafka, user))
    yield acl({
      type: "topic",
      name: WORKER_TOPICS.offset,
      pattern: "literal",
      operations: ["Read", "Describe"],
      host: "*",
      permission: "allow",
    });
  // The workers keep their own state in Kafka: elsewhere who runs them knows these names, here Strimzi's object says them.
  if (kafka.resource.spec.connectUser?.$ref !== user.address || connectorsOf(scope).length === 0) return;
  const operations = ["Create", "Describe", "DescribeConfigs", "Read", "Write"];
  for (const name of Object.values(WORKER_TOPICS))
    yield acl({ type: "topic", name, pattern: "literal", operations, host: "*", permission: "allow" });
  yield acl({
    type: "group",
    name: WORKER_GROUP,
    pattern: "literal",
    operations: ["Read"],
    host: "*",
    permission: "allow",
  });
}

/** Whether it reads Connect's own topic with the offsets into an export. */
function exportsOffsets(scope: Scope, kafka: KafkaPlace, user: Resource<UserSpec>): boolean {
  if (connectorsOf(scope).length === 0 || kafka.resource.spec.connectUser?.$ref === user.address) return false;
  const { resources } = scope.pipeline;
  return ofKind(resources.values(), BACKUP).some((backup) => backupUser(backup, resources)?.$ref === user.address);
}

function acl({ type, name, pattern, operations, host, permission }: Right): JsonObject {
  return {
    ...(permission === "allow" ? {} : { type: "deny" }),
    resource: type === "cluster" ? { type } : { type, name, patternType: pattern === "literal" ? "literal" : "prefix" },
    operations: [...operations],
    ...(host === "*" ? {} : { host }),
  };
}
