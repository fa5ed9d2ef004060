import { addressOf } from "../model/address.js";
import { type Diagnostic, type DiagnosticCode, diagnosticOf } from "../model/diagnostic.js";
import type { Declaration } from "../model/loaded-config.js";
import { didYouMean, nearest } from "../model/nearest.js";
import { KEY } from "../model/origin.js";
import { placeIn } from "../model/placed.js";
import { referencesIn } from "../model/reference.js";
import type { Resource } from "../model/resource.js";
import type { Kind } from "../model/system.js";
import { INVALID_OPTION, MISSING_OPTION, UNKNOWN_OPTION } from "./codes.js";
import { type OptionPath, type OptionProblem, plainWords, problemsOf } from "./issues.js";
import { knownOptions } from "./known-options.js";

export interface Shaped {
  /** With problems: what is left when the options that have them are taken out. */
  readonly resource: Resource;
  /** Whether that is enough to go on checking; else its spec is what was written. */
  readonly isSound: boolean;
  /** The options that were taken out. */
  readonly refused: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes a resource of a declaration: its options checked against the kind's schema, defaults filled in. */
export function shape(declaration: Declaration, kind: Kind): Shaped {
  const { options } = declaration;
  const parsed = kind.schema.safeParse(options, { error: plainWords });
  if (parsed.success)
    return { resource: resourceOf(declaration, kind, parsed.data), isSound: true, refused: [], diagnostics: [] };
  const problems = toldOnce(
    parsed.error.issues.flatMap((issue) => problemsOf(issue, options)),
    kind,
  );
  const diagnostics = problems.flatMap((problem) => diagnosticsOf(problem, declaration, kind));
  const faulty = new Set(problems.flatMap(({ path: [first], keys }) => (first === undefined ? keys : [String(first)])));
  const sound = Object.fromEntries(Object.entries(options).filter(([option]) => !faulty.has(option)));
  const salvaged = kind.schema.safeParse(sound);
  const told = { refused: [...faulty], diagnostics };
  if (salvaged.success) return { resource: resourceOf(declaration, kind, salvaged.data), isSound: true, ...told };
  return { resource: resourceOf(declaration, kind, options), isSound: false, ...told };
}

/** One problem for each value; and an option that is merely misspelt is not missing as well. */
function toldOnce(problems: readonly OptionProblem[], kind: Kind): readonly OptionProblem[] {
  const meant = new Set(
    problems.flatMap(({ type, path, keys }) =>
      type === "unknown"
        ? keys.map((key) => pathText([...path, nearest(key, knownOptions(kind.schema, path)) ?? key]))
        : [],
    ),
  );
  const told = new Set<string>();
  return problems.filter(({ type, path }) => {
    const at = `${type} ${pathText(path)}`;
    if (type !== "unknown" && told.has(at)) return false;
    told.add(at);
    return type !== "missing" || !meant.has(pathText(path));
  });
}

function resourceOf(declaration: Declaration, { kind }: Kind, spec: unknown): Resource {
  return {
    address: addressOf(declaration.kind, declaration.name),
    // The constant, not the text that a thread sent: engines compare one text with itself at once.
    kind,
    name: declaration.name,
    spec,
    origin: { site: declaration.site, path: [] },
    uses: referencesIn(spec),
  };
}

function diagnosticsOf(problem: OptionProblem, declaration: Declaration, kind: Kind): readonly Diagnostic[] {
  const { path, message } = problem;
  const resource = addressOf(declaration.kind, declaration.name);
  const made = (code: DiagnosticCode, detail: string, at: OptionPath): Diagnostic =>
    diagnosticOf(code, {
      detail,
      at: placeIn({ site: declaration.site, path: [] }, declaration.options, at),
      resource,
    });
  const name = path.length === 0 ? kind.kind : `\`${pathText(path)}\``;
  switch (problem.type) {
    case "unknown":
      return problem.keys.map((key) => {
        const meant = didYouMean(key, knownOptions(kind.schema, path));
        return made(UNKNOWN_OPTION, `${name} has no option \`${key}\`.${meant}`, [...path, key, KEY]);
      });
    case "missing": {
      const why = message === "" ? `. ${MISSING_OPTION.mend}` : `: it ${message}.`;
      return [made(MISSING_OPTION, `${kind.kind} needs ${name}${why}`, path.slice(0, -1))];
    }
    case "name":
      return [made(INVALID_OPTION, `A name in \`${pathText(path.slice(0, -1))}\` ${message}.`, [...path, KEY])];
    case "value":
      return [made(INVALID_OPTION, `${name} ${message}${message.endsWith("?") ? "" : "."}`, path)];
  }
}

function pathText(path: OptionPath): string {
  return path
    .map((element, index) => (typeof element === "number" ? `[${element}]` : index === 0 ? element : `.${element}`))
    .join("");
}
