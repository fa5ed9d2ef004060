import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { nonEmptyText, reference, secretReference, wholeNumber } from "../../../compiler/resolve/shapes.js";

/** Roles that nobody makes: PostgreSQL's own and those of managed services. */
const PREDEFINED = /^(pg|rds|alloydb|azure|cloudsql)_?[a-z_]+$/;

export function isPredefined(role: string): boolean {
  return PREDEFINED.test(role);
}

const membership = z.union(
  [
    reference("postgres.role"),
    nonEmptyText.refine(isPredefined, {
      error: 'must be the constant of a postgres.role, or a predefined role such as "pg_monitor"',
    }),
  ],
  { error: 'must be the constant of a postgres.role, or a predefined role such as "pg_monitor"' },
);

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/;

const moment = z
  .string({ error: 'must be a day or a moment with its zone, such as "2027-01-01T00:00:00Z"' })
  .refine((text) => MOMENT.test(text) && isOnTheCalendar(text), {
    error: 'must be a day or a moment with its zone, such as "2027-01-01T00:00:00Z"',
  });

/** JavaScript takes 31 February for a day in March. */
function isOnTheCalendar(text: string): boolean {
  const day = text.slice(0, 10);
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) && !Number.isNaN(Date.parse(text));
}

export const roleSchema = z
  .strictObject({
    source: reference("postgres.source"),
    role: nonEmptyText.optional(),
    login: z.boolean().default(false),
    replication: z.boolean().default(false),
    superuser: z.boolean().default(false),
    bypassRowSecurity: z.boolean().default(false),
    inherit: z.boolean().default(true),
    memberOf: z.array(membership, { error: "must be a list of roles" }).default([]),
    password: secretReference.optional(),
    connectionLimit: wholeNumber(0, 1_000_000).optional(),
    validUntil: moment.optional(),
  })
  .refine(({ login, password }) => login || password === undefined, {
    path: ["password"],
    error: "must go with `login: true`: nobody can connect as this role",
  })
  .refine(({ login, connectionLimit }) => login || connectionLimit === undefined, {
    path: ["connectionLimit"],
    error: "must go with `login: true`: nobody can connect as this role",
  })
  .refine(({ validUntil, login }) => login || validUntil === undefined, {
    path: ["validUntil"],
    error: "must go with `login: true`: it is the password's end",
  });

export type RoleSpec = z.infer<typeof roleSchema>;

export const ROLE: KindOf<RoleSpec> = { kind: "postgres.role" };
