import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { conditionsOf, type InhibitSpec } from "../../systems/alertmanager/schema.js";
import { analyse, promqlString, resultLabels } from "../../systems/prometheus/public.js";
import { ALERT, type AlertSpec, serverOf } from "../../systems/prometheus/schema.js";
import { computedLabels, knownLabels } from "./known-labels.js";
import { possibility } from "./possible-routes.js";

type Labels = ReadonlySet<string>;

/** For each source and each target that an inhibition may have, the labels that they can have; only those that are known. */
export function inhibitedPairs(
  { spec }: Resource<InhibitSpec>,
  pipeline: Pipeline,
): readonly { readonly source: Labels; readonly target: Labels }[] | undefined {
  const alerts = ofKind(pipeline.resources, ALERT);
  const fitting = (side: "source" | "target"): readonly (Labels | undefined)[] => {
    const matchers = conditionsOf(spec[side]);
    return alerts
      .filter((alert) => possibility(matchers, knownLabels(alert)) !== "no")
      .map((alert) => labelsOf(alert, pipeline));
  };
  const sources = fitting("source");
  const targets = fitting("target");
  const pairs = sources.flatMap((source) =>
    targets.map((target) => (source === undefined || target === undefined ? undefined : { source, target })),
  );
  const known = pairs.filter((pair) => pair !== undefined);
  // Where anything is not known, nothing is said of all.
  return pairs.length === 0 || known.length < pairs.length ? undefined : known;
}

function labelsOf(alert: Resource<AlertSpec>, pipeline: Pipeline): Labels | undefined {
  const { tree } = analyse(promqlString(alert.spec.expr));
  const given = tree === undefined ? undefined : resultLabels(tree, pipeline);
  if (given === undefined) return undefined;
  const outside = Object.keys(serverOf(pipeline.resources).externalLabels);
  return new Set([...given, ...outside, ...knownLabels(alert).keys(), ...computedLabels(alert)]);
}
