/** The values that an expression can have. `isPresence`: its value says only that it is there. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly isPresence?: boolean;
}

/** The values of `clamp`, `clamp_min` and `clamp_max`, whose limits are given. */
export function clamped(name: string, { least, most }: Bounds, [one, other]: readonly (number | undefined)[]): Bounds {
  const below = name === "clamp_max" ? undefined : one;
  const above = name === "clamp_max" ? one : name === "clamp" ? other : undefined;
  const into = (value: number): number =>
    Math.min(Math.max(value, below ?? Number.NEGATIVE_INFINITY), above ?? Number.POSITIVE_INFINITY);
  return { least: into(least), most: into(most) };
}
