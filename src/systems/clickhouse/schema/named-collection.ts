import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { reference, secretReference, settingValue } from "../../../compiler/resolve/shapes.js";

const plainValue = z.union([settingValue, secretReference], {
  error: "must be a text, a number, true or false, or a secret",
});

const collectionObject = z.strictObject({ value: plainValue, overridable: z.boolean().optional() });
export type CollectionValueSpec = z.infer<typeof collectionObject>;

export const namedCollectionSchema = z.strictObject({
  values: z
    .record(
      z.string().regex(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/, {
        error: "must be letters, digits and underscores: it names an element, with a dot one within another",
      }),
      z.union([plainValue.transform((value): CollectionValueSpec => ({ value })), collectionObject], {
        error: "must be a text, a number, true or false, a secret, or { value, overridable }",
      }),
    )
    .refine((values) => Object.keys(values).length > 0, { error: "must have at least one value" }),
  overridable: z.boolean().optional(),
  cluster: reference("clickhouse.cluster").optional(),
});
export type NamedCollectionSpec = z.infer<typeof namedCollectionSchema>;
export const NAMED_COLLECTION: KindOf<NamedCollectionSpec> = { kind: "clickhouse.namedCollection" };
