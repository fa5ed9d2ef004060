import type { JsonObject } from "../../../compiler/model/json.js";
import type { FieldSpec, MappingSpec, OverrideSpec, ThresholdsSpec } from "../schema/index.js";
import { linkJson } from "./links.js";
import type { Printing } from "./printing.js";

export interface ThresholdsJson {
  readonly mode: "absolute" | "percentage";
  readonly steps: { value: number | null; color: string }[];
}

export interface FieldConfigJson {
  readonly defaults: {
    readonly [option: string]: unknown;
    readonly thresholds?: ThresholdsJson;
    readonly mappings?: MappingJson[];
    readonly custom?: JsonObject;
  };
  readonly overrides: {
    matcher: { id: string; options: unknown };
    properties: { id: string; value: unknown }[];
  }[];
}

type ResultJson = { text?: string; color?: string; index: number };
export type MappingJson =
  | { type: "value"; options: Record<string, ResultJson> }
  | { type: "range"; options: { from: number | null; to: number | null; result: ResultJson } }
  | { type: "regex"; options: { pattern: string; result: ResultJson } }
  | {
      type: "special";
      options: { match: "true" | "false" | "null" | "nan" | "null+nan" | "empty"; result: ResultJson };
    };

/** Colours by thresholds where a value stands for itself, by series where there are several. */
export type UsualColor = "thresholds" | "palette-classic";

export function fieldConfig(
  field: FieldSpec & { readonly overrides?: readonly OverrideSpec[] | undefined },
  custom: JsonObject,
  usual: UsualColor,
  printing: Printing,
): FieldConfigJson {
  const { thresholds, mappings, color, ...plain } = chosen(field);
  return {
    defaults: {
      ...plain,
      color: color === undefined ? { mode: usual } : colorJson(color),
      mappings: mappingsJson(mappings ?? []),
      thresholds: thresholdsJson(thresholds ?? [{ color: "green" }]),
      custom,
    },
    overrides: (field.overrides ?? []).map((each) => ({
      matcher: matcherOf(each),
      properties: propertiesOf(each, printing),
    })),
  };
}

/** The options of a field that are given. */
function chosen({ unit, decimals, min, max, noValue, displayName, thresholds, mappings, color }: FieldSpec): FieldSpec {
  const all = { unit, decimals, min, max, noValue, displayName, thresholds, mappings, color };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function propertiesOf(override: OverrideSpec, printing: Printing): { id: string; value: unknown }[] {
  const { thresholds, mappings, color, ...plain } = chosen(override);
  const properties = Object.entries(plain).map(([id, value]) => ({ id, value: value as unknown }));
  if (color !== undefined) properties.push({ id: "color", value: colorJson(color) });
  if (mappings !== undefined) properties.push({ id: "mappings", value: mappingsJson(mappings) });
  if (thresholds !== undefined) properties.push({ id: "thresholds", value: thresholdsJson(thresholds) });
  if (override.links !== undefined)
    properties.push({ id: "links", value: override.links.map((each) => linkJson(each, printing)) });
  for (const [id, value] of Object.entries(override.properties ?? {})) properties.push({ id, value });
  return properties;
}

const TYPES = { number: "number", string: "string", time: "time", boolean: "boolean" } as const;

function matcherOf({ field, fields, type, query }: OverrideSpec): { id: string; options: unknown } {
  if (field !== undefined) return { id: "byName", options: field };
  if (fields !== undefined) return { id: "byRegexp", options: fields };
  return type === undefined ? { id: "byFrameRefID", options: query } : { id: "byType", options: TYPES[type] };
}

function colorJson(color: NonNullable<FieldSpec["color"]>): { mode: string; fixedColor?: string } {
  if (typeof color === "string") return { mode: "fixed", fixedColor: color };
  return { mode: color.mode, ...(color.fixed === undefined ? {} : { fixedColor: color.fixed }) };
}

function thresholdsJson(thresholds: ThresholdsSpec): ThresholdsJson {
  const isPercentage = "mode" in thresholds;
  const steps = isPercentage ? thresholds.steps : thresholds;
  const written = steps.map(({ value, color }) => ({ value: value ?? null, color }));
  // Grafana takes the first for the colour below all others, whatever its value.
  const base = written[0]?.value === null ? [] : [{ value: null, color: "green" }];
  return { mode: isPercentage ? "percentage" : "absolute", steps: [...base, ...written] };
}

function mappingsJson(mappings: readonly MappingSpec[]): MappingJson[] {
  return mappings.map((mapping, index): MappingJson => {
    const result = {
      ...(mapping.text === undefined ? {} : { text: mapping.text }),
      ...(mapping.color === undefined ? {} : { color: mapping.color }),
      index,
    };
    if (mapping.value !== undefined) return { type: "value", options: { [String(mapping.value)]: result } };
    if (mapping.regex !== undefined) return { type: "regex", options: { pattern: mapping.regex, result } };
    if (mapping.special !== undefined) return { type: "special", options: { match: mapping.special, result } };
    return { type: "range", options: { from: mapping.from ?? null, to: mapping.to ?? null, result } };
  });
}
