import { z } from "zod";
import { nonEmptyText } from "../../../compiler/resolve/shapes.js";
import { identifier } from "../sql/quote.js";

/** The longest name that PostgreSQL keeps, in bytes (NAMEDATALEN less one); it cuts what is longer. */
export const MOST_NAME_BYTES = 63;

export function nameBytes(name: string): number {
  return new TextEncoder().encode(name).length;
}

/** A name that has its schema before it. */
export const qualifiedText = nonEmptyText.refine((name) => /^[^.]+\../.test(name), {
  error: 'must have its schema, such as "public.orders"',
});

/**
 * A table that the set-up SQL makes for the connector itself. Debezium takes its name apart in several places, each
 * with rules of its own: such a name has nothing to quote.
 */
export const ownTable = z.string({ error: 'must be a table with its schema, such as "ops.heartbeat"' }).refine(
  (name) => {
    const parts = name.split(".");
    return parts.length === 2 && parts.every((part) => /^[a-z_]/.test(part) && identifier(part) === part && fits(part));
  },
  {
    abort: true,
    error:
      'must be a table with its schema in lower-case letters, digits and underscores, such as "ops.heartbeat", and no reserved word',
  },
);

function fits(name: string): boolean {
  return nameBytes(name) <= MOST_NAME_BYTES;
}

const SIZE = /^([1-9]\d{0,8})(MB|GB|TB)$/;
const MEBIBYTES: Readonly<Record<string, number>> = { MB: 1, GB: 1024, TB: 1_048_576 };

/** A size as PostgreSQL's settings have it, `"50GB"`, as mebibytes. */
export const byteSize = z
  .string({ error: 'must be a size such as "50GB"' })
  .regex(SIZE, { error: 'must be a size such as "50GB": a whole number and MB, GB or TB' })
  .transform((text) => {
    const found = SIZE.exec(text);
    return Number(found?.[1]) * (MEBIBYTES[found?.[2] ?? "MB"] ?? 1);
  });
