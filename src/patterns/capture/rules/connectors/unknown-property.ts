import { didYouMean } from "../../../../compiler/model/nearest.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { isTypingSlip } from "../../../../compiler/model/typing-slip.js";
import { DEBEZIUM_VERSION, removedProperty, removedTransformProperty } from "../../../../systems/debezium/public.js";
import { knownProperty } from "../../connectors/definition.js";
import { nameAt, type WrittenConnector, writtenConnectors } from "../../connectors/written.js";
import { inventory } from "./cases.js";

export const unknownProperty: Rule = {
  code: "debezium/unknown-property",
  severity: "error",
  summary: "A connector has no such property",
  why: "Connect takes any name and tells nobody: the connector would run as if the property were not there. Its validate endpoint does not report it either.",
  mend: "Correct the name, or leave the property out.",
  failing: inventory('"snapshot.mod": "initial",'),
  passing: inventory('"snapshot.mode": "initial",'),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      for (const name of Object.keys(connector.written)) {
        const detail = problemOf(connector, name);
        if (detail !== undefined) yield { detail, at: nameAt(connector, name), resource: connector.resource };
      }
    }
  },
};

function problemOf(connector: WrittenConnector, name: string): string | undefined {
  // What is merely of an older version is another rule's.
  if (removedProperty(name) !== undefined) return undefined;
  const known = knownProperty(connector, name);
  switch (known.type) {
    case "defined":
      return undefined;
    case "free": {
      const meant = known.near.find((each) => isTypingSlip(name, each));
      return meant === undefined
        ? undefined
        : `\`${name}\` is handed on, and nothing there has it. Did you mean \`${meant}\`?`;
    }
    case "unknown": {
      if (
        known.of.includes(".transforms.") &&
        removedTransformProperty(lastPart(name, known.candidates)) !== undefined
      ) {
        return undefined;
      }
      const version = known.of.startsWith("io.debezium.") ? ` of Debezium ${DEBEZIUM_VERSION}` : "";
      const subject = known.of.startsWith("what ") ? `${known.of} has no` : `\`${known.of}\`${version} has no property`;
      return `${capital(subject)} \`${name}\`.${didYouMean(name, known.candidates)} ${unknownProperty.mend}`;
    }
  }
}

/** A transform's property without `transforms.<name>.`, which its known properties have too. */
export function lastPart(name: string, candidates: readonly string[]): string {
  const [list = "", transform = ""] = (candidates[0] ?? "").split(".");
  const prefix = `${list}.${transform}.`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
