import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { oneOf, reference, secretReference, textWithoutNul } from "../../../compiler/resolve/shapes.js";

/** What may be done with each type of resource (https://kafka.apache.org/43/security/authorization-and-acls/). */
export const OPERATIONS = {
  topic: ["All", "Alter", "AlterConfigs", "Create", "Delete", "Describe", "DescribeConfigs", "Read", "Write"],
  group: ["All", "Delete", "Describe", "Read", "AlterConfigs", "DescribeConfigs"],
  cluster: [
    "All",
    "Alter",
    "AlterConfigs",
    "ClusterAction",
    "Create",
    "Describe",
    "DescribeConfigs",
    "IdempotentWrite",
  ],
  transactionalId: ["All", "Describe", "Write", "TwoPhaseCommit"],
} as const;
export type ResourceType = keyof typeof OPERATIONS;

const shared = {
  host: textWithoutNul.default("*"),
  permission: oneOf(["allow", "deny"]).default("allow"),
};

const operations = <const Value extends string>(values: readonly [Value, ...Value[]]) =>
  z
    .array(oneOf(values), { error: "must be a list of operations" })
    .min(1, { error: "must name at least one operation" });

const pattern = oneOf(["literal", "prefixed"]).default("literal");

export const aclSchema = z.union(
  [
    z.strictObject({ topic: textWithoutNul, pattern, operations: operations(OPERATIONS.topic), ...shared }),
    z.strictObject({ group: textWithoutNul, pattern, operations: operations(OPERATIONS.group), ...shared }),
    z.strictObject({
      transactionalId: textWithoutNul,
      pattern,
      operations: operations(OPERATIONS.transactionalId),
      ...shared,
    }),
    z.strictObject({ cluster: z.literal(true), operations: operations(OPERATIONS.cluster), ...shared }),
  ],
  {
    error: 'must be { topic | group | transactionalId: "…", operations: […] } or { cluster: true, operations: […] }',
  },
);
export type AclSpec = z.infer<typeof aclSchema>;

export const userSchema = z
  .strictObject({
    cluster: reference("kafka.cluster").optional(),
    authentication: oneOf(["SCRAM-SHA-256", "SCRAM-SHA-512", "PLAIN", "tls"]).default("SCRAM-SHA-512"),
    password: secretReference.optional(),
    principal: textWithoutNul.optional(),
    acls: z.array(aclSchema, { error: "must be a list of rights" }).default([]),
  })
  .refine(({ authentication, password }) => !authentication.startsWith("SCRAM") || password !== undefined, {
    path: ["password"],
    error: "must be a secret: the cluster keeps the passwords of SCRAM",
  })
  .refine(({ authentication, password }) => authentication.startsWith("SCRAM") || password === undefined, {
    path: ["password"],
    error: "must be left out: the cluster keeps it only for SCRAM",
  });
export type UserSpec = z.infer<typeof userSchema>;
export const USER: KindOf<UserSpec> = { kind: "kafka.user" };
