import { isJsonObject } from "../../compiler/model/json.js";
import { isSecret, type SecretReference } from "../../compiler/model/reference.js";

/** Every secret in a value, at any depth, in the order of writing. */
export function secretsIn(value: unknown): readonly SecretReference[] {
  if (isSecret(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(secretsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(secretsIn) : [];
}
