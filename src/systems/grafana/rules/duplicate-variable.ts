import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { DASHBOARD } from "../schema/index.js";
import { board } from "./board-case.js";

const variables = (name: string): string =>
  board(
    'grafana.text("About", { content: "$team $country" }),',
    `variables: [
    { name: "team", type: "custom", values: ["a", "b"] },
    { name: "country", type: "custom", values: ["CH"] },
    { name: "${name}", type: "constant", value: "x", show: "nothing" },
  ],`,
  ).replace('"$team $country"', name === "team" ? '"$team $country"' : `"$team $country $${name}"`);

export const duplicateVariable: Rule = {
  code: "grafana/duplicate-variable",
  severity: "error",
  summary: "Two variables of a dashboard have the same name",
  why: "Grafana takes one of them, and the other's selection changes nothing.",
  mend: "Give one another name.",
  failing: variables("team"),
  passing: variables("region"),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      const names = (spec.variables ?? []).map(({ name }) => name);
      for (const [index, name] of names.entries()) {
        if (names.indexOf(name) === index) continue;
        yield {
          detail: `\`${name}\` is there already. ${duplicateVariable.mend}`,
          at: within(origin, "variables", index, "name"),
          resource: address,
        };
      }
    }
  },
};
