import { isJsonObject, type Json } from "../../../compiler/model/json.js";
import { type Origin, within } from "../../../compiler/model/origin.js";
import type { Resource } from "../../../compiler/model/resource.js";
import type { Place, Signal } from "../ottl/functions.js";
import type { CollectorSpec } from "../schema/collector.js";
import { type Component, componentsOf } from "./component.js";
import { listIn, textIn, valueIn } from "./value.js";

/** A statement or a condition, and where it stands. */
export interface OttlText {
  readonly component: Component;
  readonly kind: "statement" | "condition";
  readonly text: string;
  readonly place: Place;
  readonly at: Origin;
}

const SIGNALS: readonly (readonly [string, Signal])[] = [
  ["metric", "metrics"],
  ["trace", "traces"],
  ["log", "logs"],
];

/** Contexts of the filter processor's options before `metric_conditions` and the like. */
const FORMER: readonly (readonly [Signal, string, string])[] = [
  ["metrics", "metric", "metric"],
  ["metrics", "datapoint", "datapoint"],
  ["metrics", "resource", "resource"],
  ["traces", "span", "span"],
  ["traces", "spanevent", "spanevent"],
  ["traces", "resource", "resource"],
  ["logs", "log_record", "log"],
  ["logs", "resource", "resource"],
];

export function* ottlTexts(collector: Resource<CollectorSpec>): Iterable<OttlText> {
  for (const component of componentsOf(collector, ["processors"])) {
    if (component.type === "transform") {
      for (const [name, signal] of SIGNALS) yield* groups(component, "statement", `${name}_statements`, signal);
    } else if (component.type === "filter") {
      for (const [name, signal] of SIGNALS) yield* groups(component, "condition", `${name}_conditions`, signal);
      for (const [signal, option, context] of FORMER) {
        const place: Place = { processor: "filter", signal, context };
        const path = [signal, option];
        yield* texts(component, "condition", valueIn(component.config, ...path), place, path);
      }
    }
  }
}

/** A list of texts, or of groups with a context of their own. */
function* groups(component: Component, kind: OttlText["kind"], option: string, signal: Signal): Iterable<OttlText> {
  const processor = kind === "statement" ? "transform" : "filter";
  for (const [index, group] of listIn(valueIn(component.config, option)).entries()) {
    const path = [option, index];
    if (typeof group === "string") {
      const place: Place = { processor, signal, context: undefined };
      yield { component, kind, text: group, place, at: within(component.at, ...path) };
    } else if (isJsonObject(group)) {
      const place: Place = { processor, signal, context: textIn(group.context) };
      yield* texts(component, "condition", group.conditions, place, [...path, "conditions"]);
      yield* texts(component, "statement", group.statements, place, [...path, "statements"]);
    }
  }
}

function* texts(
  component: Component,
  kind: OttlText["kind"],
  list: Json | undefined,
  place: Place,
  path: readonly (string | number)[],
): Iterable<OttlText> {
  for (const [index, text] of listIn(list).entries()) {
    // What is looked up in the environment is known when the collector runs.
    if (typeof text !== "string" || text.includes("${")) continue;
    yield { component, kind, text, place, at: within(component.at, ...path, index) };
  }
}
