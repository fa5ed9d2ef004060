import type { Doubts } from "../check/follow-ups.js";
import type { Address } from "../model/address.js";
import { type Diagnostic, diagnosticOf } from "../model/diagnostic.js";
import type { LoadedConfig } from "../model/loaded-config.js";
import { type Pipeline, type Resource, sortByKind } from "../model/resource.js";
import type { ExpandContext, Kind, System } from "../model/system.js";
import { UNKNOWN_KIND } from "./codes.js";
import { withDependents } from "./dependents.js";
import { doubtsOf, type Faulty } from "./doubts.js";
import { link } from "./link.js";
import { reach } from "./reach.js";
import { withoutSecretValues } from "./secret-values.js";
import { shape } from "./shape.js";

export interface Resolved {
  readonly pipeline: Pipeline;
  readonly diagnostics: readonly Diagnostic[];
  /** Resources that can't be judged: something that they depend on could not even be read. */
  readonly unsound: ReadonlySet<Address>;
  readonly doubts: Doubts;
}

/** From declarations to the graph: reach, shape, expand, gather, link. Problems are gathered; what is sound goes on. */
export function resolve(config: LoadedConfig, systems: readonly System[]): Resolved {
  const diagnostics: Diagnostic[] = [];
  const kinds = new Map(systems.flatMap((system) => system.kinds.map((kind): [string, Kind] => [kind.kind, kind])));
  // A secret is one wherever it stands: in what nothing reaches, or in what is declared twice.
  const written = config.declarations.map(withoutSecretValues);
  const secretsIn = new Map(written.map((each) => [each.declaration, each.diagnostics]));
  for (const each of written) diagnostics.push(...each.diagnostics);
  const reached = reach({ ...config, declarations: [...secretsIn.keys()] }, kinds, diagnostics);
  const resources = new Map<Address, Resource>();
  const unsound = new Map<Address, Resource>();
  const faulty: Faulty[] = [];
  for (const declaration of reached) {
    const kind = kinds.get(declaration.kind);
    if (kind === undefined) {
      const at = { site: declaration.site, path: [] };
      diagnostics.push(diagnosticOf(UNKNOWN_KIND, { detail: `There is no kind \`${declaration.kind}\`.`, at }));
      continue;
    }
    const shaped = shape(declaration, kind);
    // What was put in a secret's place is no mistake of the author's.
    const secrets = secretsIn.get(declaration) ?? [];
    diagnostics.push(...shaped.diagnostics.filter((each) => !secrets.some((secret) => isAt(each, secret))));
    if (shaped.refused.length > 0)
      faulty.push({ address: shaped.resource.address, declaration, refused: shaped.refused });
    if (shaped.isSound) resources.set(shaped.resource.address, shaped.resource);
    else unsound.set(shaped.resource.address, shaped.resource);
  }
  const context: ExpandContext = { name: config.name, resources, report: (diagnostic) => diagnostics.push(diagnostic) };
  for (const resource of [...resources.values()]) {
    const made = kinds.get(resource.kind)?.expand?.(resource, context) ?? [];
    for (const each of made) if (!resources.has(each.address)) resources.set(each.address, each);
    if (made.length > 0) {
      resources.set(resource.address, { ...resource, uses: [...resource.uses, ...made.map((each) => each.address)] });
    }
  }
  for (const system of systems) {
    for (const each of system.gather?.(resources, context) ?? []) resources.set(each.address, each);
  }
  const all = new Map([...unsound, ...resources]);
  const known = systems.flatMap((system) => system.dependencies?.(all) ?? []);
  const linked = link(resources, known);
  diagnostics.push(...linked.diagnostics);
  sortByKind(linked.resources);
  const pipeline = { name: config.name, environment: config.environment, resources: linked.resources };
  return {
    pipeline,
    diagnostics,
    unsound: withDependents(unsound.keys(), all.values(), known),
    doubts: doubtsOf(faulty, diagnostics, all, known),
  };
}

function isAt(one: Diagnostic, other: Diagnostic): boolean {
  return one.at !== undefined && one.at.path.join("\0") === other.at?.path.join("\0");
}
