import { z } from "zod";
import { oneOf } from "../../../compiler/resolve/shapes.js";

/** What can happen to the rows of a table, in the order in which PostgreSQL lists it. */
export const OPERATIONS = ["insert", "update", "delete", "truncate"] as const;

export type Operation = (typeof OPERATIONS)[number];

export const operationsSchema = z
  .array(oneOf(OPERATIONS), { error: 'must be a list such as ["insert", "update", "delete"]' })
  .min(1, { error: "must name at least one operation" })
  .refine((operations) => new Set(operations).size === operations.length, { error: "must name each operation once" });
