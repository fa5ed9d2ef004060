import { named } from "../../../compiler/model/property-definition.js";
import catalogue from "./components.json" with { type: "json" };
import { contribNow, contribOf, contribTypes } from "./contrib.js";
import { aliasOf } from "./renamed.js";
import type { Shape } from "./shape.js";

export interface ComponentDefinition {
  /** Go module and version that it was read from; absent for what is known by the distribution's register alone. */
  readonly module?: string;
  readonly signals?: readonly string[];
  readonly config: Shape;
}

type Definitions = Readonly<Record<string, ComponentDefinition>>;

// The file's values are of these types: the script that writes it has them from the collector's own.
const SHAPES = catalogue.shapes as Readonly<Record<string, Shape>>;
const SECTIONS: Readonly<Record<string, Definitions>> = {
  receivers: catalogue.receivers as Definitions,
  processors: catalogue.processors as Definitions,
  exporters: catalogue.exporters as Definitions,
  extensions: catalogue.extensions as Definitions,
};

export const TELEMETRY = catalogue.telemetry as Shape;
export const COLLECTOR_VERSION: string = catalogue.version;

/** A type by the name that it has now: names that it had are aliases for some versions. */
export function currentType(section: string, type: string): string {
  return aliasOf(section, type) ?? contribNow(section, type) ?? type;
}

export function definitionOf(section: string, type: string): ComponentDefinition | undefined {
  const current = currentType(section, type);
  return named(SECTIONS[section] ?? {}, current) ?? contribOf(section, current);
}

/** How stable a component is for a signal, where that is known. */
export function levelOf(section: string, type: string, signal: string): string | undefined {
  return contribOf(section, currentType(section, type))?.levels[signal] ?? undefined;
}

export function knownTypes(section: string): readonly string[] {
  return [...new Set([...Object.keys(SECTIONS[section] ?? {}), ...contribTypes(section)])];
}

/** What a shape that is another by name is. */
export function plainShape(shape: Shape): Exclude<Shape, { readonly shape: string }> {
  let plain = shape;
  while (typeof plain === "object" && "shape" in plain) plain = named(SHAPES, plain.shape) ?? "any";
  return plain;
}

/** Whether a collector of this version has what is known; the known version where none is said. */
export function isKnownVersion(version: string | undefined): boolean {
  return version === undefined || version.split(".").slice(0, 2).join(".") === COLLECTOR_VERSION;
}
