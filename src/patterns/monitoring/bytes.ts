import { z } from "zod";

const SIZE = /^([1-9]\d{0,8}) ?([kMGT])i?B$/;
const POWERS: Readonly<Record<string, number>> = { k: 1, M: 2, G: 3, T: 4 };
const SAYS = 'must be a number of bytes, or a size such as "10GB"';

/** Bytes; or a size as PostgreSQL's settings have it, where `GB` is what others call `GiB`. */
export const bytes = z.union(
  [
    z.int().min(1),
    z
      .string()
      .regex(SIZE)
      .transform((text) => {
        const found = SIZE.exec(text);
        return Number(found?.[1]) * 1024 ** (POWERS[found?.[2] ?? ""] ?? 0);
      }),
  ],
  { error: SAYS },
);
