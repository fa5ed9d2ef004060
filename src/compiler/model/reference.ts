import type { Address } from "./address.js";
import { isJsonObject } from "./json.js";

/** A reference to another resource, as the loaded config holds it. In the config it is the constant itself. */
export interface Reference {
  readonly $ref: Address;
}

/** A reference to a secret, by its path. Headrace never sees the value: each consumer is told how to look it up. */
export interface SecretReference {
  readonly $secret: string;
}

/** SQL with references in it. A nested `sql` has been flattened into its parts. */
export interface SqlText {
  readonly $sql: readonly SqlPart[];
}

/** PromQL with references in it: what a resource is written as is the name of the metric that it makes. */
export interface PromqlText {
  readonly $promql: readonly SqlPart[];
}

/** A piece of SQL as it was written, a resource (printed as its quoted name) or a literal value. */
export type SqlPart = string | Reference | SqlLiteral;

export interface SqlLiteral {
  readonly $literal: string | number | boolean;
}

export function isReference(value: unknown): value is Reference {
  return isJsonObject(value) && typeof value.$ref === "string";
}

export function isSecret(value: unknown): value is SecretReference {
  return isJsonObject(value) && typeof value.$secret === "string";
}

export function isSqlText(value: unknown): value is SqlText {
  return isJsonObject(value) && Array.isArray(value.$sql);
}

export function isPromqlText(value: unknown): value is PromqlText {
  return isJsonObject(value) && Array.isArray(value.$promql) && value.$promql.every(isPromqlPart);
}

/** What a config puts there itself may be anything: a shape that is no text is refused as an option. */
function isPromqlPart(part: unknown): boolean {
  return typeof part === "string" || (isJsonObject(part) && (typeof part.$ref === "string" || "$literal" in part));
}

/** Every address that a value refers to, at any depth, in the order of writing, each once. */
export function referencesIn(value: unknown): readonly Address[] {
  const found = new Set<Address>();
  collectReferences(value, found);
  return [...found];
}

function collectReferences(value: unknown, found: Set<Address>): void {
  if (Array.isArray(value)) {
    for (const item of value) collectReferences(item, found);
  } else if (isReference(value)) {
    found.add(value.$ref);
  } else if (isJsonObject(value)) {
    for (const key in value) collectReferences(value[key], found);
  }
}
