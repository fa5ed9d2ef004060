import { within } from "../../../../compiler/model/origin.js";
import { valueProblem } from "../../../../compiler/model/property-definition.js";
import { isSecret } from "../../../../compiler/model/reference.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { removedValue } from "../../../../systems/debezium/public.js";
import { knownProperty } from "../../connectors/definition.js";
import { writtenConnectors } from "../../connectors/written.js";
import { inventory } from "./cases.js";
import { isStillThere } from "./removed-property.js";

export const invalidProperty: Rule = {
  code: "debezium/invalid-property",
  severity: "error",
  summary: "A connector's property has a value that it does not take",
  why: "The connector would be refused, or fall back to its default without a word.",
  mend: "Write a value of the property's type.",
  failing: inventory('"snapshot.mode": "initally",'),
  passing: inventory('"snapshot.mode": "initial",'),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      for (const [name, value] of Object.entries(connector.written)) {
        if (isSecret(value)) continue;
        const known = knownProperty(connector, name);
        if (known.type !== "defined") continue;
        const problem = valueProblem(value, known.definition);
        const isOld = removedValue(name, String(value)) !== undefined && !isStillThere(connector, name, String(value));
        if (problem === undefined || isOld) continue;
        yield {
          detail: `\`${name}\` ${problem}.`,
          at: within(connector.connector.origin, connector.option, name),
          resource: connector.resource,
        };
      }
    }
  },
};
