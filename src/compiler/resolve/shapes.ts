import { z } from "zod";
import { kindOf } from "../model/address.js";
import { isJsonObject } from "../model/json.js";
import {
  isPromqlText,
  isReference,
  isSecret,
  isSqlText,
  type PromqlText,
  type Reference,
  type SecretReference,
  type SqlText,
} from "../model/reference.js";

/** A resource of one of these kinds: in the config, the constant itself. */
export function reference(...kinds: readonly string[]): z.ZodType<Reference> {
  return z.custom<Reference>((value) => isReference(value) && kinds.includes(kindOf(value.$ref)), {
    error: `must be the constant of ${/^[aeiou]/.test(kinds[0] ?? "") ? "an" : "a"} ${kinds.join(" or ")}`,
  });
}

export const sqlText: z.ZodType<SqlText> = z.custom<SqlText>(
  (value) => isSqlText(value) && value.$sql.some((part) => typeof part !== "string" || part.trim() !== ""),
  { error: "must be SQL, written as sql`…`" },
);

export const promqlText: z.ZodType<PromqlText> = z.custom<PromqlText>(
  (value) =>
    isPromqlText(value) &&
    value.$promql.every(
      (part) => typeof part === "string" || isReference(part) || (isJsonObject(part) && "$literal" in part),
    ) &&
    value.$promql.some((part) => typeof part !== "string" || part.trim() !== ""),
  { error: "must be PromQL, written as promql`…`" },
);

export const secretReference: z.ZodType<SecretReference> = z.custom<SecretReference>(isSecret, {
  error: 'must be a reference to a secret, written as secret("where/key")',
});

/** A column's name, or SQL. */
export type ExpressionSpec = string | SqlText;

export const expression: z.ZodType<ExpressionSpec> = z.custom<ExpressionSpec>(
  (value) => (typeof value === "string" && value !== "") || sqlText.safeParse(value).success,
  { error: "must be a column's name, or an expression written as sql`…`" },
);

export const nonEmptyText = z.string({ error: "must be a text" }).min(1, { error: "must not be empty" });

/** What a shell, a properties file or Kafka's protocol has to carry. */
export const textWithoutNul = nonEmptyText.refine((text) => !text.includes("\0"), {
  error: "must not hold a NUL character",
});

/** A setting's value as systems write them. */
export const settingValue = z.union([z.string(), z.number(), z.boolean()], {
  error: "must be a text, a number, true or false",
});

/** Settings of ClickHouse: their names stand in statements as they are. */
export const settings = z.record(
  z.string().regex(/^[A-Za-z_]\w*$/, { error: "must be that of a setting: letters, digits and underscores" }),
  settingValue,
);

/** Properties of Kafka and what belongs to it. */
export const properties = z.record(nonEmptyText, settingValue);

const DURATION = /^(\d{1,9})(ms|s|m|h|d|w)$/;
const MILLISECONDS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A duration like `"10s"` or `"7d"`, as milliseconds. */
export const duration = z
  .string({ error: 'must be a duration such as "10s" or "7d"' })
  .regex(DURATION, { error: 'must be a duration such as "10s" or "7d": a whole number and ms, s, m, h, d or w' })
  .transform((text) => {
    const found = DURATION.exec(text);
    return Number(found?.[1]) * (MILLISECONDS[found?.[2] ?? "ms"] ?? 1);
  })
  .refine((milliseconds) => milliseconds > 0, { error: "must be longer than nothing" });

/** What is out of range is told alone: what it contradicts then says nothing. */
export function wholeNumber(least: number, most: number): z.ZodType<number> {
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  return z
    .number({ error: `must be a whole number ${range}` })
    .int({ error: `must be a whole number ${range}` })
    .min(least, { error: `must be at least ${least}`, abort: true })
    .max(most, { error: `must be at most ${most}`, abort: true });
}

export function oneOf<const Value extends string>(values: readonly [Value, ...Value[]]) {
  return z.enum(values, { error: `must be one of ${values.map((value) => `"${value}"`).join(", ")}` });
}
