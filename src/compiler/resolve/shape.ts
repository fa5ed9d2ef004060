import type { core } from "zod";
import { type Address, addressOf } from "../model/address.js";
import { type Diagnostic, type DiagnosticCode, diagnosticOf } from "../model/diagnostic.js";
import type { Declaration } from "../model/loaded-config.js";
import { didYouMean } from "../model/nearest.js";
import { referencesIn } from "../model/reference.js";
import type { Resource } from "../model/resource.js";
import type { Kind } from "../model/system.js";
import { INVALID_OPTION, MISSING_OPTION, UNKNOWN_OPTION } from "./codes.js";

export interface Shaped {
  /** With problems: what is left when the options that have them are taken out, if that is enough to go on checking. */
  readonly resource: Resource | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes a resource of a declaration: its options checked against the kind's schema, defaults filled in. */
export function shape(declaration: Declaration, kind: Kind): Shaped {
  const parsed = kind.schema.safeParse(declaration.options);
  if (parsed.success) return { resource: resourceOf(declaration, parsed.data), diagnostics: [] };
  const diagnostics = parsed.error.issues.flatMap((issue) => issueDiagnostics(issue, declaration, kind));
  const faulty = new Set(parsed.error.issues.flatMap(faultyOptions));
  const sound = Object.fromEntries(Object.entries(declaration.options).filter(([option]) => !faulty.has(option)));
  const salvaged = kind.schema.safeParse(sound);
  return { resource: salvaged.success ? resourceOf(declaration, salvaged.data) : undefined, diagnostics };
}

function resourceOf(declaration: Declaration, spec: unknown): Resource {
  return {
    address: addressOf(declaration.kind, declaration.name),
    kind: declaration.kind,
    name: declaration.name,
    spec,
    origin: { site: declaration.site, path: [] },
    uses: referencesIn(spec),
  };
}

function faultyOptions(issue: core.$ZodIssue): readonly string[] {
  const [first] = issue.path;
  if (first !== undefined) return [String(first)];
  return issue.code === "unrecognized_keys" ? issue.keys : [];
}

function issueDiagnostics(issue: core.$ZodIssue, declaration: Declaration, kind: Kind): readonly Diagnostic[] {
  const path = issue.path.map((element) => (typeof element === "symbol" ? String(element) : element));
  const address: Address = addressOf(declaration.kind, declaration.name);
  const made = (code: DiagnosticCode, detail: string, at: readonly (string | number)[]): Diagnostic =>
    diagnosticOf(code, { detail, at: { site: declaration.site, path: at }, resource: address });
  const name = path.length === 0 ? kind.kind : `\`${pathText(path)}\``;
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(kind, path);
    return issue.keys.map((key) =>
      made(
        UNKNOWN_OPTION,
        `${path.length === 0 ? kind.kind : name} has no option \`${key}\`.${didYouMean(key, known)}`,
        [...path, key, "$key"],
      ),
    );
  }
  if (issue.code === "invalid_type" && valueAt(declaration.options, path) === undefined && path.length > 0) {
    return [made(MISSING_OPTION, `${kind.kind} needs ${name}. ${MISSING_OPTION.mend}`, path.slice(0, -1))];
  }
  if (valueAt(declaration.options, path) === undefined && path.length > 0) {
    return [made(MISSING_OPTION, `${kind.kind} needs ${name}: it ${issue.message}.`, path.slice(0, -1))];
  }
  return [made(INVALID_OPTION, `${name} ${issue.message}.`, path)];
}

function pathText(path: readonly (string | number)[]): string {
  return path
    .map((element, index) => (typeof element === "number" ? `[${element}]` : index === 0 ? element : `.${element}`))
    .join("");
}

function valueAt(options: unknown, path: readonly (string | number)[]): unknown {
  let value: unknown = options;
  for (const element of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[element];
  }
  return value;
}

/** The options that a kind has at a path, as far as its schema is a plain object there. */
function knownKeys(kind: Kind, path: readonly (string | number)[]): readonly string[] {
  let schema: unknown = kind.schema;
  for (const element of ["", ...path]) {
    if (element !== "") schema = shapeOf(schema)?.[element];
    while (isWrapper(schema)) schema = schema.def.innerType;
  }
  return Object.keys(shapeOf(schema) ?? {});
}

function shapeOf(schema: unknown): Readonly<Record<string | number, unknown>> | undefined {
  return typeof schema === "object" && schema !== null && "shape" in schema && typeof schema.shape === "object"
    ? ((schema.shape ?? undefined) as Readonly<Record<string, unknown>> | undefined)
    : undefined;
}

function isWrapper(schema: unknown): schema is { readonly def: { readonly innerType: unknown } } {
  return (
    typeof schema === "object" &&
    schema !== null &&
    "def" in schema &&
    typeof schema.def === "object" &&
    schema.def !== null &&
    "innerType" in schema.def
  );
}
