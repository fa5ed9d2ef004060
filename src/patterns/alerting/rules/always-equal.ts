import { didYouMean } from "../../../compiler/model/nearest.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { INHIBIT } from "../../../systems/alertmanager/schema.js";
import { inhibitedPairs } from "../inhibited-pairs.js";
import { inhibiting } from "./inhibit-case.js";

const byLabel = (label: string): string =>
  inhibiting(`{
  source: [diskFull],
  target: [diskFilling],
  equal: ["instance", "${label}"],
}`);

export const alwaysEqual: Rule = {
  code: "alerting/always-equal",
  severity: "error",
  summary: "An inhibition compares a label that neither side has",
  why: "Two labels that are not there are alike: one alert silences all that it was meant to be told apart from.",
  mend: "Correct the label, or take it out.",
  failing: byLabel("mount_point"),
  passing: byLabel("mountpoint"),
  *check(pipeline) {
    for (const inhibit of ofKind(pipeline.resources, INHIBIT)) {
      const pairs = inhibitedPairs(inhibit, pipeline);
      if (pairs === undefined) continue;
      for (const [index, label] of inhibit.spec.equal.entries()) {
        if (pairs.some(({ source, target }) => source.has(label) || target.has(label))) continue;
        const known = new Set(pairs.flatMap(({ source, target }) => [...source, ...target]));
        yield {
          detail: `Neither side of \`${inhibit.name}\` has the label \`${label}\`.${didYouMean(label, known)} ${alwaysEqual.mend}`,
          at: within(inhibit.origin, "equal", index),
          resource: inhibit.madeBy ?? inhibit.address,
        };
      }
    }
  },
};
