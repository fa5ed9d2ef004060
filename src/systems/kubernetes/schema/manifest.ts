import { z } from "zod";
import { isJsonObject, type JsonObject } from "../../../compiler/model/json.js";
import { isPromqlText, isReference, isSecret, isSqlText } from "../../../compiler/model/reference.js";
import type { KindOf } from "../../../compiler/model/resource.js";
import { nonEmptyText } from "../../../compiler/resolve/shapes.js";

/** An object of Kubernetes: whatever stands in it besides is the API's to judge. */
export interface Manifest extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
}

export interface Metadata extends JsonObject {
  readonly name: string;
}

/** Values of the config that have no place in a manifest. */
function hasConstant(value: unknown): boolean {
  if (isReference(value) || isSecret(value) || isSqlText(value) || isPromqlText(value)) return true;
  if (Array.isArray(value)) return value.some(hasConstant);
  return isJsonObject(value) && Object.values(value).some(hasConstant);
}

export const plainObject: z.ZodType<JsonObject> = z.custom<JsonObject>(
  (value) => isJsonObject(value) && !hasConstant(value),
  { error: "must be plain data: a Secret is named there by `secretKeyRef`, another object by its name" },
);

const head = z.looseObject({
  apiVersion: nonEmptyText,
  kind: nonEmptyText,
  metadata: z.looseObject({ name: nonEmptyText }, { error: "must have a `name`" }),
});

function isManifest(value: JsonObject): value is Manifest {
  return head.safeParse(value).success;
}

const EXISTING = 'must be a kind and a name, such as "Service/shop"';

export const manifestSchema = z.strictObject({
  existing: z
    .array(z.string({ error: EXISTING }).regex(/^[A-Z][A-Za-z0-9]*\/[^/\s]+$/, { error: EXISTING }), {
      error: 'must be a list such as ["Service/shop"]',
    })
    .default([]),
  manifest: plainObject.transform((value, context): Manifest => {
    if (isManifest(value)) return value;
    for (const issue of head.safeParse(value).error?.issues ?? [])
      context.addIssue({ code: "custom", path: issue.path, message: issue.message });
    return z.NEVER;
  }),
});
export type ManifestSpec = z.infer<typeof manifestSchema>;
export const MANIFEST: KindOf<ManifestSpec> = { kind: "kubernetes.manifest" };
