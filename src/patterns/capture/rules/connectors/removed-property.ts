import type { Rule } from "../../../../compiler/model/rule.js";
import {
  connectorDefinitions,
  DEBEZIUM_VERSION,
  type Removed,
  removedProperty,
  removedTransformProperty,
  removedValue,
} from "../../../../systems/debezium/public.js";
import { knownProperty } from "../../connectors/definition.js";
import { nameAt, type WrittenConnector, writtenConnectors } from "../../connectors/written.js";
import { inventory } from "./cases.js";
import { lastPart } from "./unknown-property.js";

export const removedPropertyRule: Rule = {
  code: "debezium/removed-property",
  severity: "error",
  summary: "Debezium no longer has this property or value",
  why: "A removed name is ignored without a word, so a filter that has one captures everything; a removed value stops the connector at its start.",
  mend: "Write what stands for it now.",
  failing: inventory('"table.whitelist": "inventory\\\\.orders",'),
  passing: inventory('"table.include.list": "inventory\\\\.orders",'),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      if (connectorDefinitions(connector.connector.spec.class) === undefined) continue;
      const resource = connector.resource;
      for (const [name, value] of Object.entries(connector.written)) {
        const renamed = removedName(connector, name);
        if (renamed !== undefined) {
          yield { detail: told(`\`${name}\``, renamed), at: nameAt(connector, name), resource };
          continue;
        }
        const removed = typeof value === "string" ? removedValue(name, value) : undefined;
        if (removed === undefined || isStillThere(connector, name, String(value))) continue;
        const at = { ...nameAt(connector, name), path: nameAt(connector, name).path.slice(0, -1) };
        yield { detail: told(`\`${name}\` = \`${String(value)}\``, removed), at, resource };
      }
    }
  },
};

function removedName(connector: WrittenConnector, name: string): Removed | undefined {
  const known = knownProperty(connector, name);
  if (known.type === "defined") return undefined;
  if (known.type === "unknown" && known.of.startsWith("io.debezium.") && name.startsWith("transforms.")) {
    return removedTransformProperty(lastPart(name, known.candidates));
  }
  return removedProperty(name);
}

/** Connectors lost their old values at different times. */
export function isStillThere(connector: WrittenConnector, name: string, value: string): boolean {
  const definition = connectorDefinitions(connector.connector.spec.class)?.get(name);
  return definition?.values?.includes(value.trim().toLowerCase()) ?? false;
}

function told(what: string, { since, now }: Removed): string {
  const gone =
    since === undefined ? `is not in Debezium ${DEBEZIUM_VERSION} any more` : `is gone since Debezium ${since}`;
  return now === undefined ? `${what} ${gone}: leave it out.` : `${what} ${gone}: write \`${now}\`.`;
}
