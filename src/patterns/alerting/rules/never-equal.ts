import { didYouMean } from "../../../compiler/model/nearest.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { INHIBIT } from "../../../systems/alertmanager/schema.js";
import { inhibitedPairs } from "../inhibited-pairs.js";
import { inhibiting } from "./inhibit-case.js";

const byLabel = (label: string): string =>
  inhibiting(`{
  source: ['alertname="DiskFull"', 'team="data"'],
  target: [diskFilling],
  equal: ["instance", "${label}"],
}`);

export const neverEqual: Rule = {
  code: "alerting/never-equal",
  severity: "error",
  summary: "An inhibition compares a label that only one side has",
  why: "The label is empty on the other side, so the two are never alike: nothing is ever silenced.",
  mend: "Compare a label that both sides have, or none.",
  failing: byLabel("team"),
  passing: byLabel("mountpoint"),
  *check(pipeline) {
    for (const inhibit of ofKind(pipeline.resources, INHIBIT)) {
      const pairs = inhibitedPairs(inhibit, pipeline);
      if (pairs === undefined) continue;
      for (const [index, label] of inhibit.spec.equal.entries()) {
        if (pairs.some(({ source, target }) => source.has(label) === target.has(label))) continue;
        const side = pairs.every(({ source }) => source.has(label))
          ? "the source"
          : pairs.every(({ target }) => target.has(label))
            ? "the target"
            : "one side";
        const both = pairs.flatMap(({ source, target }) => [...source].filter((each) => target.has(each)));
        yield {
          detail: `Only ${side} of \`${inhibit.name}\` has the label \`${label}\`.${didYouMean(label, [...new Set(both)])} ${neverEqual.mend}`,
          at: within(inhibit.origin, "equal", index),
          resource: inhibit.madeBy ?? inhibit.address,
        };
      }
    }
  },
};
