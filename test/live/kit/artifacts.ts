import { parse } from "yaml";
import { z } from "zod";
import type { Generated } from "./generated.js";

const connectorFile = z.strictObject({ name: z.string(), config: z.record(z.string(), z.string()) });

export type ConnectorFile = z.infer<typeof connectorFile>;

export function connectorIn(generated: Generated, path: string): ConnectorFile {
  return connectorFile.parse(JSON.parse(generated.text(path)));
}

const topicsFile = z.strictObject({
  cluster: z.string(),
  brokers: z.array(z.string()),
  topics: z.array(
    z.strictObject({
      name: z.string(),
      partitions: z.number(),
      replicas: z.number(),
      config: z.record(z.string(), z.string()),
    }),
  ),
});

export type DeclaredTopic = z.infer<typeof topicsFile>["topics"][number];

export function topicsIn(generated: Generated, path: string): DeclaredTopic[] {
  return topicsFile.parse(parse(generated.text(path))).topics;
}
