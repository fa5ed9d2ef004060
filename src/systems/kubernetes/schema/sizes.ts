import { z } from "zod";
import { heapBytes, quantity } from "../quantity.js";

export const quantityText = z
  .string({ error: 'must be a quantity such as "4Gi" or "500m"' })
  .refine((text) => quantity(text) !== undefined, { error: 'must be a quantity such as "4Gi" or "500m"' });

const quantities = z.strictObject({
  cpu: quantityText.optional(),
  memory: quantityText.optional(),
  "ephemeral-storage": quantityText.optional(),
});
export type QuantitiesSpec = z.infer<typeof quantities>;

const resources = z.strictObject({
  requests: quantities.default({}),
  limits: quantities.default({}),
  heap: z
    .string({ error: 'must be a heap such as "2g"' })
    .refine((text) => heapBytes(text) !== undefined, { error: 'must be a heap such as "2g"' })
    .optional(),
});
export type ResourcesSpec = z.infer<typeof resources>;

export const COMPONENTS = [
  "kafka",
  "controllers",
  "entityOperator",
  "connect",
  "clickhouse",
  "keeper",
  "exporters",
  "collectors",
  "jobs",
] as const;
export type ComponentName = (typeof COMPONENTS)[number];

export const resourcesByComponent = z.partialRecord(
  z.enum(COMPONENTS, { error: `must be that of a component: ${COMPONENTS.join(", ")}` }),
  resources,
);

export const storageSchema = z.strictObject({
  kafka: quantityText.optional(),
  controllers: quantityText.optional(),
  clickhouse: quantityText.optional(),
  keeper: quantityText.optional(),
  collectors: quantityText.optional(),
});
