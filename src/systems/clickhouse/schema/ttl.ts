import { z } from "zod";
import { isSqlText, type SqlText } from "../../../compiler/model/reference.js";
import { expression, nonEmptyText, sqlText } from "../../../compiler/resolve/shapes.js";
import { codecSchema } from "./codec.js";

const ACTIONS = ["toDisk", "toVolume", "recompress", "groupBy"] as const;

const ttlRule = z
  .strictObject({
    after: sqlText,
    where: sqlText.optional(),
    toDisk: nonEmptyText.optional(),
    toVolume: nonEmptyText.optional(),
    recompress: codecSchema.optional(),
    groupBy: z
      .array(expression, { error: "must be a list of columns and expressions" })
      .min(1, { error: "must name a column" })
      .optional(),
    set: z.record(nonEmptyText, sqlText).optional(),
  })
  .superRefine((rule, context) => {
    const tell = (option: string, message: string) => context.addIssue({ code: "custom", path: [option], message });
    const [first, second] = ACTIONS.filter((action) => rule[action] !== undefined);
    if (second !== undefined) tell(second, `contradicts \`${first}\`: a rule does one thing; write another rule`);
    if (rule.set !== undefined && rule.groupBy === undefined) tell("set", "needs `groupBy`, whose rows it fills");
    if (rule.where !== undefined && first !== undefined && first !== "groupBy") {
      tell("where", `is for rows that are deleted or grouped: \`${first}\` takes whole parts`);
    }
  });

/** A rule, or the clause as it is. */
export type TtlRuleSpec = SqlText | z.infer<typeof ttlRule>;

const ttlItem: z.ZodType<TtlRuleSpec> = z.union([sqlText, ttlRule], {
  error: "must be a rule { after: sql`…`, … }, or SQL, written as sql`…`",
});

/** A table's TTL: SQL as it is, or rules. One alone is a list of one. */
export const ttlSchema = z
  .union([sqlText, z.array(ttlItem).min(1, { error: "must have at least one rule" }), ttlRule], {
    error: "must be a rule { after: sql`…`, … }, a list of rules, or SQL, written as sql`…`",
  })
  .transform((ttl): SqlText | readonly TtlRuleSpec[] => (Array.isArray(ttl) || isSqlText(ttl) ? ttl : [ttl]));

export type TtlSpec = z.infer<typeof ttlSchema>;
