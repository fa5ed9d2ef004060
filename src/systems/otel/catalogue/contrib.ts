import { named } from "../../../compiler/model/property-definition.js";
import catalogue from "./contrib.json" with { type: "json" };
import type { Shape } from "./shape.js";

/** Of each signal, how stable a component is for it; null where that was not found out. */
type Levels = Readonly<Record<string, string | null>>;

const SECTIONS: Readonly<Record<string, Readonly<Record<string, Levels>>>> = {
  receivers: catalogue.receivers,
  processors: catalogue.processors,
  exporters: catalogue.exporters,
  extensions: catalogue.extensions,
  connectors: catalogue.connectors,
};
const FORMER: Readonly<Record<string, Readonly<Record<string, string>>>> = catalogue.former;
// The file's shapes are written in the words of the collected ones.
const OPTIONS = catalogue.options as Readonly<Record<string, Readonly<Record<string, Shape>>>>;

/** A component of the contrib distribution, which the collected ones do not have. */
export interface ContribDefinition {
  /** Of a connector, such as `traces_to_metrics`; undefined for extensions. */
  readonly signals?: readonly string[];
  readonly levels: Levels;
  readonly config: Shape;
}

export function contribOf(section: string, type: string): ContribDefinition | undefined {
  const levels = named(SECTIONS[section] ?? {}, type);
  if (levels === undefined) return undefined;
  return {
    ...(section === "extensions" ? {} : { signals: Object.keys(levels) }),
    levels,
    config: named(OPTIONS[section] ?? {}, type) ?? "any",
  };
}

export function contribTypes(section: string): readonly string[] {
  return Object.keys(SECTIONS[section] ?? {});
}

/** The name that a type has now, where what is given is one that it had, and still answers to. */
export function contribNow(section: string, type: string): string | undefined {
  return named(FORMER[section] ?? {}, type);
}
