import { named } from "../../../compiler/model/property-definition.js";
import catalogue from "./components.json" with { type: "json" };

/** What a value in a config must be: `{ shape }` is another by its name. */
export type Shape =
  | "any"
  | "text"
  | "integer"
  | "number"
  | "boolean"
  | "duration"
  | { readonly shape: string }
  | { readonly object: Readonly<Record<string, Shape>> }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly textOr: Shape };

export interface ComponentDefinition {
  /** Go module and version that it was read from. */
  readonly module: string;
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

export function definitionOf(section: string, type: string): ComponentDefinition | undefined {
  const definitions = SECTIONS[section];
  return definitions === undefined ? undefined : named(definitions, type);
}

export function knownTypes(section: string): readonly string[] {
  return Object.keys(SECTIONS[section] ?? {});
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
