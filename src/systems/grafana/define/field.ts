import type { Link } from "./link.js";

/** How values are shown. */
export interface FieldOptions {
  /** The id of one of Grafana's units, such as `"short"`, `"bytes"`, `"s"`, `"percentunit"`, or `"suffix:/h"`. */
  readonly unit?: string;
  /** Digits behind the point. Default: as many as the value needs. */
  readonly decimals?: number;
  /** The lower end of its scale. */
  readonly min?: number;
  /** The upper end of its scale. */
  readonly max?: number;
  /** What stands where there is no value. Default `"-"`, or `"No data"`. */
  readonly noValue?: string;
  /** The name of the field, with `${__field.labels.x}`. */
  readonly displayName?: string;
  /** Colours by value: each from its `value` on, the first from the lowest. */
  readonly thresholds?: readonly Threshold[] | PercentageThresholds;
  /** Texts and colours instead of values. */
  readonly mappings?: readonly Mapping[];
  /** A colour (`"red"`, `"#ff0000"`), or how colours are chosen. Default: by series; of `stat`, `gauge` and `table` by thresholds. */
  readonly color?: string | ColorMode;
}

/** How colours are chosen. */
export interface ColorMode {
  /** How they are chosen, or that they are percentages. */
  readonly mode:
    | "thresholds"
    | "palette-classic"
    | "palette-classic-by-name"
    | "continuous-GrYlRd"
    | "continuous-RdYlGr"
    | "continuous-BlYlRd"
    | "continuous-YlRd"
    | "continuous-BlPu"
    | "continuous-YlBl"
    | "continuous-blues"
    | "continuous-reds"
    | "continuous-greens"
    | "continuous-purples"
    | "fixed"
    | "shades";
  /** Of `"fixed"` and `"shades"`. */
  readonly fixed?: string;
}

/** A colour from a value on. */
export interface Threshold {
  /** Left out of the first: that is the colour below all others. */
  readonly value?: number;
  /** A colour, by name or as `#rrggbb`. */
  readonly color: string;
}

/** Thresholds in per cent of the range between `min` and `max`. */
export interface PercentageThresholds {
  /** How they are chosen, or that they are percentages. */
  readonly mode: "percentage";
  /** The thresholds, from the lowest to the highest. */
  readonly steps: readonly Threshold[];
}

/** What is shown instead of a value: of one value, of a range, of what a regular expression fits, or of what is none. */
export type Mapping = ValueMapping | RangeMapping | RegexMapping | SpecialMapping;

/** What is shown. */
export interface Shown {
  /** The text instead. */
  readonly text?: string;
  /** A colour, by name or as `#rrggbb`. */
  readonly color?: string;
}

/** Of one value. */
export interface ValueMapping extends Shown {
  /** The value. */
  readonly value: string | number;
}

/** Of a range; an end that is left out is open. */
export interface RangeMapping extends Shown {
  /** The lower end. */
  readonly from?: number;
  readonly to?: number;
}

/** Of what a regular expression fits. */
export interface RegexMapping extends Shown {
  /** The expression. */
  readonly regex: string;
}

/** Of what is no value. */
export interface SpecialMapping extends Shown {
  /** What it is. */
  readonly special: "true" | "false" | "null" | "nan" | "null+nan" | "empty";
}

/** Fields, by name, regular expression, type or query, and what is different about them. */
export interface Override extends FieldOptions {
  /** A field by its name. */
  readonly field?: string;
  /** Fields by a regular expression over their names: `"/^p\\d+$/"`. */
  readonly fields?: string;
  /** Fields of a type. */
  readonly type?: "number" | "string" | "time" | "boolean";
  /** All fields of one query, by its letter: the first is `"A"`. */
  readonly query?: string;
  /** Links of its values. */
  readonly links?: readonly Link[];
  /** Further properties, by Grafana's own ids: `{ "custom.width": 80 }`. */
  readonly properties?: Readonly<Record<string, unknown>>;
}
