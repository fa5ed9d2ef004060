import type { Resource } from "../../compiler/model/resource.js";
import type { AlertSpec } from "../../systems/prometheus/schema.js";

/** What is known of the labels of an alert before it fires; its expression gives it more. */
export function knownLabels({ name, spec }: Resource<AlertSpec>): ReadonlyMap<string, string> {
  const said = Object.entries(spec.labels).filter(([, value]) => !value.includes("{{"));
  return new Map([...said, ["alertname", name], ["severity", spec.severity]]);
}

/** The labels of an alert whose values a template computes when it fires. */
export function computedLabels({ spec }: Resource<AlertSpec>): readonly string[] {
  return Object.entries(spec.labels).flatMap(([name, value]) => (value.includes("{{") ? [name] : []));
}
