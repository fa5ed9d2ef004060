/**
 * Where a resource was declared: line and column (both from 1) of the call in the bundled config.
 * The loader's source map turns it into the user's own file when something is printed.
 */
export interface CallSite {
  readonly line: number;
  readonly column: number;
}

/**
 * A place in the config: a call and the way from its options to the value meant.
 * `["columns", "status"]` is the property `status` of the option `columns`; the path `[NAME]` is the
 * call's first argument; the empty path is the call itself. `text` narrows it to a word inside the value (an
 * identifier within an `sql` template).
 */
export interface Origin {
  readonly site: CallSite;
  readonly path: readonly (string | number)[];
  readonly text?: string;
}

/** The path element that stands for a resource's name, the first argument of its call. */
export const NAME = "$name";

/** As the last path element: the name of the property before it, instead of its value. */
export const KEY = "$key";

/**
 * Before the last path element: that is the number of a value in a template as it is written out, where the values of
 * a template within it stand in its place.
 */
export const VALUES = "$values";

export function within(origin: Origin, ...path: readonly (string | number)[]): Origin {
  return { site: origin.site, path: [...origin.path, ...path] };
}

export function atText(origin: Origin, text: string): Origin {
  return { site: origin.site, path: origin.path, text };
}
