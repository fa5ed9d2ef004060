const UNITS: Readonly<Record<string, number>> = {
  y: 31_536_000_000,
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
};

const DURATION = /^(\d+(?:y|w|d|h|ms|m|s))+$/;

/** `1h30m` as milliseconds; undefined for what is no duration. */
export function durationValue(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|[ywdhms])/g)) total += Number(count) * (UNITS[unit ?? ""] ?? 0);
  return total;
}

/** A number as PromQL writes it: decimal, hexadecimal, `Inf`, `NaN`, or a duration as seconds. */
export function numberValue(text: string): number {
  const sign = text.startsWith("-") ? -1 : 1;
  const digits = text.replace(/^[-+]\s*/, "").replaceAll("_", "");
  if (/^inf$/i.test(digits)) return sign * Number.POSITIVE_INFINITY;
  if (/^nan$/i.test(digits)) return Number.NaN;
  const duration = durationValue(digits);
  return sign * (duration === undefined ? Number(digits) : duration / 1000);
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
  "'": "'",
};

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S]?))/g;

/** The text between quotes, by Go's rules; undefined where it does not end, or has an escape that Go does not know. */
export function stringValue(text: string): string | undefined {
  const quote = text[0];
  if (text.length < 2 || !text.endsWith(quote ?? "")) return undefined;
  const inner = text.slice(1, -1);
  if (quote === "`") return inner;
  // An escaped quote at its end closes nothing.
  if (/(?<!\\)(\\\\)*\\$/.test(inner)) return undefined;
  let isSound = true;
  const value = inner.replace(
    ESCAPE,
    (_, hex?: string, short?: string, long?: string, octal?: string, plain?: string) => {
      const code = hex ?? short ?? long;
      if (code !== undefined && Number.parseInt(code, 16) <= 0x10ffff)
        return String.fromCodePoint(Number.parseInt(code, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      const known = plain === quote || (plain !== "'" && plain !== '"') ? ESCAPES[plain ?? ""] : undefined;
      if (known === undefined) isSound = false;
      return known ?? "";
    },
  );
  return isSound ? value : undefined;
}
