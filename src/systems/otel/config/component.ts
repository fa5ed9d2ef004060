import type { JsonObject } from "../../../compiler/model/json.js";
import { type Origin, within } from "../../../compiler/model/origin.js";
import type { Resource } from "../../../compiler/model/resource.js";
import type { CollectorSpec } from "../schema/collector.js";

export const SECTIONS = ["receivers", "processors", "exporters", "extensions", "connectors"] as const;
export type Section = (typeof SECTIONS)[number];

/** One of a collector's components, as it stands in its options. */
export interface Component {
  readonly collector: Resource<CollectorSpec>;
  readonly section: Section;
  /** `kafka/orders`: what pipelines name it by. */
  readonly id: string;
  /** `kafka`. */
  readonly type: string;
  readonly config: JsonObject;
  readonly at: Origin;
}

export function typeOf(id: string): string {
  return id.replace(/\/.*$/s, "");
}

export function componentsOf(
  collector: Resource<CollectorSpec>,
  sections: readonly Section[] = SECTIONS,
): readonly Component[] {
  return sections.flatMap((section) =>
    Object.entries(collector.spec[section]).map(([id, config]) => ({
      collector,
      section,
      id,
      type: typeOf(id),
      config,
      at: within(collector.origin, section, id),
    })),
  );
}

/** "exporter `kafka/orders`": a component in a sentence. */
export function spoken({ section, id }: Pick<Component, "section" | "id">): string {
  return `${section.slice(0, -1)} \`${id}\``;
}
