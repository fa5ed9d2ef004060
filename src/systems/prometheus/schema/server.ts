import { z } from "zod";
import type { Address } from "../../../compiler/model/address.js";
import { type KindOf, ofKind, type Resource } from "../../../compiler/model/resource.js";
import { duration } from "../../../compiler/resolve/shapes.js";
import { hostAndPort, labels } from "./labels.js";

const SECOND = 1000;
const DAY = 86_400_000;

export const serverSchema = z
  .strictObject({
    scrapeInterval: duration.default(15 * SECOND),
    scrapeTimeout: duration.optional(),
    evaluationInterval: duration.default(15 * SECOND),
    retention: duration.default(30 * DAY),
    externalLabels: labels.default({}),
    alertmanagers: z.array(hostAndPort, { error: 'must be a list of "host:port"' }).default(["alertmanager:9093"]),
    url: z
      .url({ protocol: /^https?$/, error: 'must be a URL such as "http://prometheus:9090"' })
      .default("http://prometheus:9090"),
    version: z
      .string({ error: 'must be a version such as "3.5"' })
      .regex(/^\d+\.\d+(\.\d+)?$/, { error: 'must be a version such as "3.5"' })
      .default("3.5"),
    experimentalFunctions: z.boolean({ error: "must be true or false" }).default(false),
  })
  .refine(({ scrapeInterval, scrapeTimeout }) => scrapeTimeout === undefined || scrapeTimeout <= scrapeInterval, {
    path: ["scrapeTimeout"],
    error: "must not be longer than `scrapeInterval`: Prometheus would not start",
  });
export type ServerSpec = z.infer<typeof serverSchema>;
export const SERVER: KindOf<ServerSpec> = { kind: "prometheus.server" };

const defaults = serverSchema.parse({});

const found = new WeakMap<ReadonlyMap<Address, Resource>, ServerSpec>();

/** The server, or what one with the defaults is. */
export function serverOf(resources: ReadonlyMap<Address, Resource>): ServerSpec {
  const known = found.get(resources);
  if (known !== undefined) return known;
  const server = ofKind(resources, SERVER)[0]?.spec ?? defaults;
  found.set(resources, server);
  return server;
}

/** A scrape's time limit where none is said: 10 seconds, or the interval where that is shorter. */
export function timeoutWithin(interval: number, timeout: number | undefined): number {
  return Math.min(interval, timeout ?? 10 * SECOND);
}
