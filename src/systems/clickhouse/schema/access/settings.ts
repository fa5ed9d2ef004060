import { z } from "zod";
import { nonEmptyText, oneOf, reference, settingValue } from "../../../../compiler/resolve/shapes.js";

const bound = z.union([z.string(), z.number()], { error: "must be a text or a number" });

const settingRule = z
  .strictObject({
    value: settingValue.optional(),
    min: bound.optional(),
    max: bound.optional(),
    change: oneOf(["const", "writable", "changeable_in_readonly"]).optional(),
  })
  .refine((rule) => Object.values(rule).some((each) => each !== undefined), {
    // A misspelt one is told as such.
    when: ({ issues }) => issues.length === 0,
    error: "must say something: a value, a bound, or who may change it",
  })
  .superRefine(({ value, min, max }, context) => {
    if (typeof min === "number" && typeof max === "number" && min > max) {
      context.addIssue({ code: "custom", path: ["min"], message: `must be at most \`max\`, which is ${max}` });
    }
    if (typeof value !== "number") return;
    if (typeof min === "number" && value < min) {
      context.addIssue({ code: "custom", path: ["value"], message: `must be at least \`min\`, which is ${min}` });
    }
    if (typeof max === "number" && value > max) {
      context.addIssue({ code: "custom", path: ["value"], message: `must be at most \`max\`, which is ${max}` });
    }
  });
export type SettingRuleSpec = z.infer<typeof settingRule>;

/** Settings of a profile, a role or a user. A bare value becomes the same with nothing else. */
export const settingRules = z.record(
  z.string().regex(/^[A-Za-z_]\w*$/, { error: "must be that of a setting: letters, digits and underscores" }),
  z.union([settingValue.transform((value): SettingRuleSpec => ({ value })), settingRule], {
    error: "must be a value, or { value, min, max, change }",
  }),
);

/** A profile of the pipeline, or the name of one that the server has. */
export const profile = z.union([reference("clickhouse.settingsProfile"), nonEmptyText], {
  error: "must be the constant of a clickhouse.settingsProfile, or the name of a profile that the server has",
});
export type ProfileSpec = z.infer<typeof profile>;

export const cluster = reference("clickhouse.cluster").optional();
