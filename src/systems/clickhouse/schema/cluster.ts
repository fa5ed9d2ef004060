import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { nonEmptyText, secretReference, settingValue, wholeNumber } from "../../../compiler/resolve/shapes.js";

const HOST_AND_PORT = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9_.-]+):(\d{1,5})$/;

/** `host:port`, the host a name, an address or an IPv6 address in brackets. */
const hostAndPort = z
  .string({ error: 'must be a host and its port: "clickhouse-1:9000"' })
  .refine((text) => isPort(HOST_AND_PORT.exec(text)?.[2]), {
    error: 'must be a host and its port: "clickhouse-1:9000"',
  });

function isPort(text: string | undefined): boolean {
  return text !== undefined && Number(text) >= 1 && Number(text) <= 65_535;
}

export function hostAndPortOf(text: string): { readonly host: string; readonly port: number } {
  const colon = text.lastIndexOf(":");
  return { host: text.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(text.slice(colon + 1)) };
}

const shardSchema = z.strictObject({
  replicas: z
    .array(hostAndPort, { error: 'must be a list of replicas: ["clickhouse-1:9000"]' })
    .min(1, { error: "must name at least one replica" }),
  weight: wholeNumber(0, 1_000_000).default(1),
  internalReplication: z.boolean().default(true),
});

export const clusterSchema = z
  .strictObject({
    shards: z
      .array(shardSchema, { error: "must be a list of shards" })
      .min(1, { error: "must have at least one shard" }),
    secret: secretReference.optional(),
    secure: z.boolean().default(false),
    user: nonEmptyText.optional(),
    password: secretReference.optional(),
    keeper: z
      .array(hostAndPort, { error: 'must be a list of keepers: ["keeper-1:9181"]' })
      .min(1, { error: "must name at least one keeper" })
      .optional(),
    macros: z
      .record(
        z.string().regex(/^[A-Za-z_]\w*$/, { error: "must be letters, digits and underscores" }),
        z.union([settingValue]),
      )
      .default({}),
  })
  .superRefine((cluster, context) => {
    if (cluster.secret !== undefined && (cluster.user !== undefined || cluster.password !== undefined)) {
      const path = [cluster.user === undefined ? "password" : "user"];
      const message = "contradicts `secret`: with a secret the nodes act as the user of the query that they pass on";
      context.addIssue({ code: "custom", path, message });
    }
    if (cluster.password !== undefined && cluster.user === undefined) {
      context.addIssue({ code: "custom", path: ["password"], message: "needs `user`, whose password it is" });
    }
    for (const macro of ["shard", "replica", "cluster"]) {
      if (cluster.macros[macro] === undefined) continue;
      context.addIssue({ code: "custom", path: ["macros", macro], message: "follows from `shards`: leave it out" });
    }
    const seen = new Set<string>();
    for (const [shard, { replicas }] of cluster.shards.entries()) {
      for (const [replica, address] of replicas.entries()) {
        const path = ["shards", shard, "replicas", replica];
        if (seen.has(address))
          context.addIssue({ code: "custom", path, message: `names \`${address}\` a second time` });
        seen.add(address);
      }
    }
  });

export type ClusterSpec = z.infer<typeof clusterSchema>;
export const CLUSTER: KindOf<ClusterSpec> = { kind: "clickhouse.cluster" };
