import { z } from "zod";
import { nonEmptyText, oneOf, wholeNumber } from "../../../compiler/resolve/shapes.js";
import { finite, json, link } from "./shapes.js";

const threshold = z.lazy(() => z.strictObject({ value: finite.optional(), color: nonEmptyText }));

const steps = z.lazy(() =>
  z
    .array(threshold, { error: "must be a list of thresholds, each { value, color }" })
    .min(1, { error: "must have a colour at least" }),
);

export const thresholds = z.lazy(() =>
  z.union([steps, z.strictObject({ mode: z.literal("percentage"), steps })], {
    error: 'must be a list of thresholds, each { value, color }, or { mode: "percentage", steps: [ … ] }',
  }),
);
export type ThresholdsSpec = z.infer<typeof thresholds>;

const SPECIAL = ["true", "false", "null", "nan", "null+nan", "empty"] as const;
const ONE_MATCH = "must have one of `value`, `from` and `to`, `regex` and `special`";

export const mapping = z.lazy(() =>
  z
    .strictObject({
      value: z.union([z.string(), z.number()], { error: "must be a text or a number" }).optional(),
      from: finite.optional(),
      to: finite.optional(),
      regex: nonEmptyText.optional(),
      special: oneOf(SPECIAL).optional(),
      text: z.string({ error: "must be a text" }).optional(),
      color: nonEmptyText.optional(),
    })
    .refine(
      ({ value, from, to, regex, special }) =>
        [value, from ?? to, regex, special].filter((each) => each !== undefined).length === 1,
      { error: ONE_MATCH },
    ),
);
export type MappingSpec = z.infer<typeof mapping>;

const MODES = [
  "thresholds",
  "palette-classic",
  "palette-classic-by-name",
  "continuous-GrYlRd",
  "continuous-RdYlGr",
  "continuous-BlYlRd",
  "continuous-YlRd",
  "continuous-BlPu",
  "continuous-YlBl",
  "continuous-blues",
  "continuous-reds",
  "continuous-greens",
  "continuous-purples",
  "fixed",
  "shades",
] as const;

export const color = z.lazy(() =>
  z.union([nonEmptyText, z.strictObject({ mode: oneOf(MODES), fixed: nonEmptyText.optional() })], {
    error: 'must be a colour, or { mode: "palette-classic" }',
  }),
);

export const fieldShape = () => ({
  unit: nonEmptyText.optional(),
  decimals: wholeNumber(0, 20).optional(),
  min: finite.optional(),
  max: finite.optional(),
  noValue: z.string({ error: "must be a text" }).optional(),
  displayName: nonEmptyText.optional(),
  thresholds: thresholds.optional(),
  mappings: z.array(mapping, { error: "must be a list of mappings" }).optional(),
  color: color.optional(),
});

const field = z.lazy(() => z.strictObject(fieldShape()));
export type FieldSpec = z.infer<typeof field>;

export const override = z.lazy(() =>
  z
    .strictObject({
      ...fieldShape(),
      field: nonEmptyText.optional(),
      fields: nonEmptyText.optional(),
      type: oneOf(["number", "string", "time", "boolean"]).optional(),
      query: z
        .string({ error: 'must be a query\'s letter: "A" is the first' })
        .regex(/^[A-Z]+$/, { error: 'must be a query\'s letter: "A" is the first' })
        .optional(),
      links: z.array(link, { error: "must be a list of links" }).optional(),
      properties: json.optional(),
    })
    .refine(
      (each) => [each.field, each.fields, each.type, each.query].filter((one) => one !== undefined).length === 1,
      {
        error: "must have one of `field`, `fields`, `type` and `query`",
      },
    ),
);
export type OverrideSpec = z.infer<typeof override>;
