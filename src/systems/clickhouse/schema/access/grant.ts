import { z } from "zod";
import type { KindOf } from "../../../../compiler/model/resource.js";
import { nonEmptyText, reference } from "../../../../compiler/resolve/shapes.js";
import { granteeList } from "./grantees.js";
import { READABLE } from "./row-policy.js";

const target = z.union(
  [
    z.literal("*.*"),
    z.literal("system.*"),
    reference(
      ...READABLE,
      "clickhouse.dictionary",
      "clickhouse.database",
      "clickhouse.namedCollection",
      "clickhouse.user",
    ),
    z.strictObject({ parameter: nonEmptyText }),
  ],
  {
    error:
      'must be the constant of what it is on, "*.*" for everything, "system.*" for the server\'s own tables, or { parameter: "…" }',
  },
);
export type GrantTargetSpec = z.infer<typeof target>;

export const grantSchema = z
  .strictObject({
    privileges: z
      .array(nonEmptyText, { error: 'must be a list of privileges: ["SELECT"]' })
      .min(1, { error: "must name at least one privilege" }),
    columns: z
      .array(nonEmptyText, { error: "must be a list of columns" })
      .min(1, { error: "must name at least one column; leave it out for all" })
      .optional(),
    on: z.union([z.array(target).min(1, { error: "must name at least one thing" }), target.transform((one) => [one])], {
      error:
        'must be the constant of what it is on, a list of such, "*.*" for everything, "system.*" for the server\'s own tables, or { parameter: "…" }',
    }),
    to: granteeList,
    withGrantOption: z.boolean().default(false),
  })
  .superRefine(({ columns, on }, context) => {
    if (columns === undefined) return;
    const isOnRows = on.every((each) => typeof each === "object" && "$ref" in each && isReadable(each.$ref));
    if (!isOnRows)
      context.addIssue({ code: "custom", path: ["columns"], message: "must be those of a table, a view or a mirror" });
  });

function isReadable(address: string): boolean {
  return READABLE.some((kind) => address.startsWith(`${kind}/`));
}

export type GrantSpec = z.infer<typeof grantSchema>;
export const GRANT: KindOf<GrantSpec> = { kind: "clickhouse.grant" };
