import { type Origin, within } from "../../../../compiler/model/origin.js";
import type { Resource } from "../../../../compiler/model/resource.js";
import type { Section } from "../../config/component.js";
import type { CollectorSpec } from "../../schema/collector.js";

/** What may stand in a list of a pipeline: a connector is an exporter of one and a receiver of another. */
export const ROLES = {
  receivers: ["receivers", "connectors"],
  processors: ["processors"],
  exporters: ["exporters", "connectors"],
} as const satisfies Record<string, readonly Section[]>;

/** A component's name where a pipeline says it. */
export interface Named {
  readonly pipeline: string;
  /** `metrics` of `metrics/storage`. */
  readonly signal: string;
  readonly role: keyof typeof ROLES;
  readonly id: string;
  readonly at: Origin;
}

export function namesIn(collector: Resource<CollectorSpec>): readonly Named[] {
  return Object.entries(collector.spec.pipelines).flatMap(([pipeline, lists]) =>
    (["receivers", "processors", "exporters"] as const).flatMap((role) =>
      lists[role].map((id, index) => ({
        pipeline,
        signal: signalOf(pipeline),
        role,
        id,
        at: within(collector.origin, "pipelines", pipeline, role, index),
      })),
    ),
  );
}

export function signalOf(pipeline: string): string {
  return pipeline.replace(/\/.*$/s, "");
}
