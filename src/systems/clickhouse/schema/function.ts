import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { nonEmptyText, reference, sqlText } from "../../../compiler/resolve/shapes.js";

export const functionSchema = z
  .strictObject({
    parameters: z.array(nonEmptyText, { error: "must be a list of names" }).default([]),
    expression: sqlText,
    cluster: reference("clickhouse.cluster").optional(),
  })
  .superRefine(({ parameters }, context) => {
    for (const [index, name] of parameters.entries()) {
      if (parameters.indexOf(name) === index) continue;
      context.addIssue({ code: "custom", path: ["parameters", index], message: "must have a name of its own" });
    }
  });
export type FunctionSpec = z.infer<typeof functionSchema>;
export const FUNCTION: KindOf<FunctionSpec> = { kind: "clickhouse.function" };
