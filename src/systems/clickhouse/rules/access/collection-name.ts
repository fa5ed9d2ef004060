import { NAME, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { NAMED_COLLECTION } from "../../schema/named-collection.js";

const collection = (name: string): string => `const billing = clickhouse.namedCollection("${name}", {
  values: { host: "billing-postgres" },
});

const listed = [billing];
`;

export const collectionName: Rule = {
  code: "clickhouse/collection-name",
  severity: "error",
  summary: "A named collection's name can't stand in the server's configuration",
  why: "The name becomes an element of the configuration: with a dot or a space in it the server would not start, or not find the collection.",
  mend: "Use letters, digits and underscores, and begin with no digit.",
  failing: collection("billing postgres"),
  passing: collection("billing_postgres"),
  *check(pipeline) {
    for (const { name, origin, address } of ofKind(pipeline.resources, NAMED_COLLECTION)) {
      if (/^[A-Za-z_]\w*$/.test(name)) continue;
      yield {
        detail: `\`${name}\` can't be the name of an element. ${collectionName.mend}`,
        at: within(origin, NAME),
        resource: address,
      };
    }
  },
};
