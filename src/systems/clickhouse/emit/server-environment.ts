import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import type { JsonObject } from "../../../compiler/model/json.js";
import type { SecretReference } from "../../../compiler/model/reference.js";

/** A secret as an element of a server's configuration, which takes it from the server's own environment. */
export function fromEnvironment(secret: SecretReference): JsonObject {
  return { "@from_env": environmentVariable(secret) };
}

/** What the head of such a file says of the environment. ClickHouse's ConfigProcessor parses each value as XML. */
export function environmentNote(secrets: readonly SecretReference[]): readonly string[] {
  const variables = [...new Set(secrets.map(environmentVariable))].sort();
  if (variables.length === 0) return [];
  return [
    `The server's environment must have: ${variables.join(", ")}.`,
    "Values are read as XML: there & is written &amp; and < is written &lt;.",
  ];
}
