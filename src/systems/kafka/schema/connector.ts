import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import {
  nonEmptyText,
  reference,
  secretReference,
  settingValue,
  wholeNumber,
} from "../../../compiler/resolve/shapes.js";

export const connectorSchema = z.strictObject({
  cluster: reference("kafka.cluster").optional(),
  class: nonEmptyText,
  tasks: wholeNumber(1, 1000).default(1),
  config: z.record(
    nonEmptyText,
    z.union([settingValue, secretReference], { error: "must be a text, a number, true, false or a secret" }),
  ),
});
export type ConnectorSpec = z.infer<typeof connectorSchema>;
export const CONNECTOR: KindOf<ConnectorSpec> = { kind: "kafka.connector" };
