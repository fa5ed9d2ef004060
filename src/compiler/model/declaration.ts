import type { CallSite } from "./origin.js";

/** What every constant in a config is: a resource's kind and name. Options are behind a symbol, out of sight. */
export interface Declared<Kind extends string = string> {
  readonly kind: Kind;
  readonly name: string;
}

/** What a call in the config recorded. Options may hold other constants, `sql` templates and secrets. */
export interface DeclarationRecord {
  readonly kind: string;
  readonly name: unknown;
  readonly options: unknown;
  readonly site: CallSite;
}

// The compiler and the config may have loaded two copies of this module: both find the same things by these symbols.
const RECORD = Symbol.for("headrace.declaration");
const MADE = Symbol.for("headrace.declarations");

type Registry = { [MADE]?: DeclarationRecord[] };

/** All declarations made so far in this thread, in the order of their calls. */
export function declarationsMade(): DeclarationRecord[] {
  const registry: Registry = globalThis as Registry;
  registry[MADE] ??= [];
  return registry[MADE];
}

/**
 * Makes the constant of a resource. `caller` is the function that the config calls: the stack above it is the
 * config's own. `fields` are what the config may read from the constant (a consumer group, a topic).
 */
export function declare<Kind extends string, Fields extends object>(
  kind: Kind,
  name: string,
  options: unknown,
  caller: (...parameters: never[]) => unknown,
  fields: Fields,
): Declared<Kind> & Fields {
  const record: DeclarationRecord = { kind, name, options, site: callSiteAbove(caller) };
  declarationsMade().push(record);
  const constant = { kind, name, ...fields };
  Object.defineProperty(constant, RECORD, { value: record, enumerable: false });
  return constant;
}

export function recordOf(value: unknown): DeclarationRecord | undefined {
  if (typeof value !== "object" || value === null || !(RECORD in value)) return undefined;
  return value[RECORD] as DeclarationRecord;
}

const UNKNOWN_SITE: CallSite = { line: 1, column: 1 };

/** The bundled config's file name, by which a frame of the stack is known to be the config's own. */
export const BUNDLE_NAME = "headrace-config-bundle.mjs";

/**
 * Line and column of the frame above `caller` (V8's `… file:line:column)`). When a package of the user's or a
 * built-in such as `map` stands in between, the nearest frame in the bundled config.
 */
export function callSiteAbove(caller: (...parameters: never[]) => unknown): CallSite {
  const above = framesAbove(caller, 1);
  if (above.includes(BUNDLE_NAME)) return siteIn(above) ?? UNKNOWN_SITE;
  return bundleSiteIn(framesAbove(caller, 50)) ?? siteIn(above) ?? UNKNOWN_SITE;
}

/** The first place of the bundled config in the text of a stack. */
export function bundleSiteIn(stack: string): CallSite | undefined {
  return stack
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at ") && line.includes(BUNDLE_NAME))
    .map(siteIn)
    .find((site) => site !== undefined);
}

function framesAbove(caller: (...parameters: never[]) => unknown, count: number): string {
  const holder: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = count;
  Error.captureStackTrace(holder, caller);
  Error.stackTraceLimit = limit;
  return holder.stack ?? "";
}

function siteIn(frames: string): CallSite | undefined {
  const found = /:(\d+):(\d+)\)?$/m.exec(frames);
  return found === null ? undefined : { line: Number(found[1]), column: Number(found[2]) };
}
