import { ofKind } from "../../../compiler/model/resource.js";
import { holds } from "../../../systems/alertmanager/public.js";
import { INHIBIT } from "../../../systems/alertmanager/schema/inhibit.js";
import { conditionsOf } from "../../../systems/alertmanager/schema/matcher.js";
import type { Guide } from "../guides/guide.js";
import { alertLink, type Scene } from "../scene.js";

/** Alerts that tell of the same, as far as the pipeline has them; and those that keep this one silent. */
export function relatedLines(name: string, { related = [] }: Guide, scene: Scene): readonly string[] {
  const others = related.filter((each) => each !== name).flatMap((each) => alertLink(each, scene) ?? []);
  const louder = silencedBy(name, scene).flatMap((each) => alertLink(each, scene) ?? []);
  return [
    ...(others.length === 0 ? [] : [`- See also ${others.join(", ")}`]),
    ...(louder.length === 0 ? [] : [`- Not told while this fires: ${louder.join(", ")}`]),
  ];
}

function silencedBy(name: string, { pipeline, alerts }: Scene): readonly string[] {
  const found = ofKind(pipeline.resources, INHIBIT).flatMap(({ spec }) => {
    const of = (matchers: typeof spec.target, alertname: string): boolean => {
      const named = conditionsOf(matchers).filter((each) => each.name === "alertname");
      return named.length > 0 && named.every((each) => holds(each, alertname));
    };
    return of(spec.target, name) ? alerts.filter((each) => of(spec.source, each.name)).map((each) => each.name) : [];
  });
  return [...new Set(found)].filter((each) => each !== name);
}
