/** A value in the form in which the source's and the mirror's are compared. */
export type Canonical = string | null | readonly Canonical[];

/** A number of digits, without zeros that say nothing: `1.500` as `1.5`. */
export function digits(text: string): string {
  const short = text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
  return short === "-0" ? "0" : short;
}

/** A floating point number, as JavaScript writes it; `real` first rounded to its own digits. */
export function float(text: string, bits: 32 | 64): string {
  const words: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Infinity, "-inf": -Infinity };
  const number = words[text] ?? Number(text);
  const rounded = bits === 32 ? Math.fround(number) : number;
  return Object.is(rounded, -0) ? "-0" : String(rounded);
}

/** Micro- or milliseconds since midnight as `12:34:56.789`. */
export function timeOfDay(count: bigint, unit: "milliseconds" | "microseconds"): string {
  const perSecond = unit === "milliseconds" ? 1000n : 1_000_000n;
  const two = (part: bigint): string => String(part).padStart(2, "0");
  const seconds = count / perSecond;
  const fraction = String(count % perSecond).padStart(unit === "milliseconds" ? 3 : 6, "0");
  return digits(`${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}.${fraction}`);
}

/** An ISO 8601 duration as its six numbers: `P1DT-0.5S` as `0 0 1 0 0 -0.5`. */
export function duration(text: string): string {
  const [, date = "", time = ""] = /^P([^T]*)T?(.*)$/.exec(text) ?? [];
  const part = (from: string, letter: string): string =>
    digits(new RegExp(`(-?[\\d.]+)${letter}`).exec(from)?.[1] ?? "0");
  return [...["Y", "M", "D"].map((each) => part(date, each)), ...["H", "M", "S"].map((each) => part(time, each))].join(
    " ",
  );
}
