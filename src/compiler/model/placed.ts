import { callSiteAbove } from "./declaration.js";
import { isJsonObject } from "./json.js";
import { type CallSite, NAME, type Origin, within } from "./origin.js";

/** What a call of the config made that is no resource: its options and the place of the call, its first argument as `title`. */
export function placed<Type extends string, Options extends object>(
  type: Type,
  title: string,
  options: Options,
  caller: (...parameters: never[]) => unknown,
): Options & { readonly type: Type; readonly title: string } {
  // Spread last, what is written twice would win over the call's own.
  return { ...options, $site: callSiteAbove(caller), type, title };
}

/** The place of a value in a resource's options: of what a call of its own made, in that call. */
export function placeIn(origin: Origin, options: unknown, path: readonly (string | number)[]): Origin {
  let at: Origin = origin;
  let value = options;
  for (const element of path) {
    const site = isJsonObject(value) ? siteOf(value) : undefined;
    at = site !== undefined && element === "title" ? within(at, NAME) : within(at, element);
    value = typeof value === "object" && value !== null ? Reflect.get(value, element) : undefined;
    const own = isJsonObject(value) ? siteOf(value) : undefined;
    if (own !== undefined) at = { site: own, path: [] };
  }
  return at;
}

function siteOf({ $site }: { readonly $site?: unknown }): CallSite | undefined {
  if (!isJsonObject($site)) return undefined;
  const { line, column } = $site;
  return typeof line === "number" && typeof column === "number" ? { line, column } : undefined;
}
