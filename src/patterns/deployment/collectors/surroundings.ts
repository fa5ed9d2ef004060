import { isJsonArray, isJsonObject, type Json } from "../../../compiler/model/json.js";
import { isSecret } from "../../../compiler/model/reference.js";
import { variablesIn } from "../../../systems/otel/public.js";
import { fileSource } from "../kafka/mounted-files.js";
import { secretKey } from "../names.js";
import type { Scope } from "../placed.js";
import { secretsByVariable } from "../secrets.js";
import type { Collector } from "./place.js";

/** What its configuration looks up: secrets by their variables, and what `environment` says. */
export function collectorEnvironment(scope: Scope, { config, resource }: Collector): Json[] {
  const known = secretsByVariable(scope);
  const variables = new Map<string, Json>();
  for (const [name, value] of Object.entries(resource?.spec.environment ?? {}))
    variables.set(name, isSecret(value) ? fromSecret(name, value) : { name, value });
  for (const each of variablesIn(config)) {
    // With what it is where it is not set.
    const name = each.replace(/ .*$/s, "");
    const secret = known.get(name);
    if (secret !== undefined && !variables.has(name)) variables.set(name, fromSecret(name, secret));
  }
  return [...variables].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}

function fromSecret(name: string, secret: Parameters<typeof secretKey>[0]): Json {
  return { name, valueFrom: { secretKeyRef: { ...secretKey(secret) } } };
}

/** Files that its configuration names by their path, and the deployment has. */
export function collectorFiles(scope: Scope, { config }: Collector): readonly string[] {
  return [...new Set(textsOf(config))].filter((text) => text.startsWith("/") && fileSource(scope, text) !== undefined);
}

function textsOf(value: Json): readonly string[] {
  if (typeof value === "string") return [value];
  if (isJsonArray(value)) return value.flatMap(textsOf);
  return isJsonObject(value) ? Object.values(value).flatMap(textsOf) : [];
}
