import { z } from "zod";
import type { Reference } from "../../../compiler/model/reference.js";
import type { KindOf } from "../../../compiler/model/resource.js";
import { nonEmptyText, oneOf, reference } from "../../../compiler/resolve/shapes.js";
import { qualifiedText } from "./names.js";

const TABLE_PRIVILEGES = ["select", "insert", "update", "delete", "truncate", "references", "trigger", "maintain"];

/** Which privileges there are on what (https://www.postgresql.org/docs/current/ddl-priv.html). */
export const PRIVILEGES_ON: Readonly<Record<TargetKind, readonly string[]>> = {
  table: TABLE_PRIVILEGES,
  columns: ["select", "insert", "update", "references"],
  schema: ["usage", "create"],
  sequence: ["usage", "select", "update"],
  database: ["connect", "create", "temporary"],
  allTablesIn: TABLE_PRIVILEGES,
  allSequencesIn: ["usage", "select", "update"],
  futureTablesIn: TABLE_PRIVILEGES,
};

const TARGETS = ["table", "schema", "sequence", "database", "allTablesIn", "allSequencesIn", "futureTablesIn"] as const;
export type TargetKind = (typeof TARGETS)[number] | "columns";

const targetSchema = z
  .strictObject({
    table: z
      .union([reference("postgres.table"), qualifiedText], {
        error: "must be the constant of a postgres.table, or a table's name with its schema",
      })
      .optional(),
    columns: z
      .array(nonEmptyText, { error: "must be a list of columns" })
      .min(1, { error: "must name at least one column" })
      .optional(),
    schema: nonEmptyText.optional(),
    sequence: qualifiedText.optional(),
    database: z.literal(true, { error: "must be true" }).optional(),
    allTablesIn: nonEmptyText.optional(),
    allSequencesIn: nonEmptyText.optional(),
    futureTablesIn: nonEmptyText.optional(),
    createdBy: reference("postgres.role").optional(),
  })
  .refine((target) => TARGETS.filter((each) => target[each] !== undefined).length === 1, {
    // A misspelt one is told as such.
    when: ({ issues }) => issues.length === 0,
    error: `must have just one of ${TARGETS.map((each) => `\`${each}\``).join(", ")}`,
  })
  .refine(({ table, columns }) => columns === undefined || table !== undefined, {
    path: ["columns"],
    error: "must go with `table`",
  })
  .refine(({ futureTablesIn, createdBy }) => createdBy === undefined || futureTablesIn !== undefined, {
    path: ["createdBy"],
    error: "must go with `futureTablesIn`",
  });

export const grantSchema = z
  .strictObject({
    source: reference("postgres.source"),
    to: z.union([reference("postgres.role"), z.literal("public")], {
      error: 'must be the constant of a postgres.role, or "public"',
    }),
    privileges: z
      .array(oneOf(["all", ...TABLE_PRIVILEGES, "usage", "create", "connect", "temporary"]), {
        error: 'must be a list of privileges, such as ["select"]',
      })
      .min(1, { error: "must name at least one privilege" }),
    on: targetSchema,
    withGrantOption: z.boolean().default(false),
  })
  .superRefine(({ privileges, on, to, withGrantOption }, context) => {
    if (TARGETS.filter((each) => on[each] !== undefined).length !== 1) return;
    const kind = targetKind(on);
    const known = PRIVILEGES_ON[kind];
    for (const [index, privilege] of privileges.entries()) {
      if (privilege === "all" ? privileges.length === 1 : known.includes(privilege)) continue;
      const message =
        privilege === "all"
          ? "must stand alone when it is all"
          : `must be one of ${known.join(", ")} on ${WORDS[kind]}`;
      context.addIssue({ code: "custom", path: ["privileges", index], message });
    }
    if (withGrantOption && to === "public") {
      context.addIssue({ code: "custom", path: ["withGrantOption"], message: "must be false for everybody" });
    }
  });

const WORDS: Readonly<Record<TargetKind, string>> = {
  table: "a table",
  columns: "columns",
  schema: "a schema",
  sequence: "a sequence",
  database: "a database",
  allTablesIn: "tables",
  allSequencesIn: "sequences",
  futureTablesIn: "tables",
};

export type GrantSpec = z.infer<typeof grantSchema>;
export type GrantTargetSpec = GrantSpec["on"];

export const GRANT: KindOf<GrantSpec> = { kind: "postgres.grant" };

/** What a grant is on; its schema has seen to it that there is one. */
export function targetKind(target: GrantTargetSpec): TargetKind {
  if (target.columns !== undefined) return "columns";
  return TARGETS.find((each) => target[each] !== undefined) ?? "database";
}

export function isConstant(table: Reference | string | undefined): table is Reference {
  return typeof table === "object";
}
