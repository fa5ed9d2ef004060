import { nearest } from "../../../compiler/model/nearest.js";
import { atText } from "../../../compiler/model/origin.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { DASHBOARD } from "../../../systems/grafana/public.js";
import { GLOBAL_VARIABLES } from "../asking/global-variables.js";
import { MACROS, POSTGRES_MACROS, STATEMENT_MACROS } from "../asking/macros.js";
import { usesIn } from "../asking/variable-uses.js";
import { variableTexts } from "../variable-texts.js";
import { board, panel } from "./events-case.js";

const filtered = (name: string): string =>
  board(
    panel("stat", `SELECT count() FROM \${events} WHERE kind IN ('$kind', '$${name}')`),
    'variables: [{ name: "kind", type: "custom", values: ["order", "refund"] }],',
  );

/** Where a dollar is likelier to be a dollar. */
const PLAIN_TEXTS = new Set(["content", "description", "regex", "fields", "field", "tooltip", "text", "value"]);

export const undeclaredVariable: Rule = {
  code: "grafana/undeclared-variable",
  severity: "error",
  summary: "A query or a title names a variable that its dashboard does not have",
  why: "Grafana leaves the name as it stands: the data source refuses the query, or finds nothing.",
  mend: "Declare it among the dashboard's `variables`, or correct the name.",
  failing: filtered("kinds"),
  passing: filtered("kind"),
  *check(pipeline) {
    for (const { address, name: dashboard, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      const declared = new Set((spec.variables ?? []).map(({ name }) => name));
      for (const { text, path, isSql } of variableTexts(spec)) {
        if (PLAIN_TEXTS.has(String(path.at(-1))) || !text.includes("$")) continue;
        for (const name of new Set(namesIn(text))) {
          if (declared.has(name) || Object.hasOwn(GLOBAL_VARIABLES, name) || (isSql && isMacro(name))) continue;
          const meant = nearest(name, [...declared, ...(name.startsWith("__") ? OWN : [])]);
          const guess = meant === undefined ? "" : ` Did you mean \`$${meant}\`?`;
          yield {
            detail: `\`${dashboard}\` has no variable \`$${name}\`.${guess} ${undeclaredVariable.mend}`,
            at: atText(placeIn(origin, spec, path), name),
            resource: address,
          };
        }
      }
    }
  },
};

const OWN = [
  ...Object.keys(GLOBAL_VARIABLES),
  ...[...Object.keys(MACROS), ...STATEMENT_MACROS].map((name) => `__${name}`),
];

/** The names in a text, and in what its macros are given. */
function* namesIn(text: string): Iterable<string> {
  for (const { name, parameters } of usesIn(text)) {
    yield name;
    for (const each of parameters ?? []) yield* namesIn(each);
  }
}

function isMacro(name: string): boolean {
  const own = name.replace(/^__/, "");
  return own !== name && (Object.hasOwn(MACROS, own) || STATEMENT_MACROS.has(own) || POSTGRES_MACROS.has(own));
}
