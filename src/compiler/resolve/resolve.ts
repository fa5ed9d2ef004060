import { type Address, addressOf } from "../model/address.js";
import { type Diagnostic, diagnosticOf } from "../model/diagnostic.js";
import type { Declaration, LoadedConfig } from "../model/loaded-config.js";
import { referencesIn } from "../model/reference.js";
import type { Pipeline, Resource } from "../model/resource.js";
import type { ExpandContext, Kind, System } from "../model/system.js";
import { DUPLICATE_NAME, UNKNOWN_KIND, UNREACHED } from "./codes.js";
import { link } from "./link.js";
import { secretValues } from "./secret-values.js";
import { shape } from "./shape.js";

export interface Resolved {
  readonly pipeline: Pipeline;
  readonly diagnostics: readonly Diagnostic[];
}

/** From declarations to the graph: reach, shape, expand, gather, link. Problems are gathered; what is sound goes on. */
export function resolve(config: LoadedConfig, systems: readonly System[]): Resolved {
  const diagnostics: Diagnostic[] = [];
  const kinds = new Map(systems.flatMap((system) => system.kinds.map((kind): [string, Kind] => [kind.kind, kind])));
  const reached = reach(config, diagnostics);
  const resources = new Map<Address, Resource>();
  for (const declaration of reached) {
    diagnostics.push(...secretValues(declaration));
    const kind = kinds.get(declaration.kind);
    if (kind === undefined) {
      diagnostics.push(
        diagnosticOf(UNKNOWN_KIND, {
          detail: `There is no kind \`${declaration.kind}\`.`,
          at: { site: declaration.site, path: [] },
        }),
      );
      continue;
    }
    const shaped = shape(declaration, kind);
    if ("resource" in shaped) resources.set(shaped.resource.address, shaped.resource);
    else diagnostics.push(...withoutRepeats(shaped.diagnostics, diagnostics));
  }
  const context: ExpandContext = { resources, report: (diagnostic) => diagnostics.push(diagnostic) };
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
  const known = systems.flatMap((system) => system.dependencies?.(resources) ?? []);
  const linked = link(resources, known);
  diagnostics.push(...linked.diagnostics);
  return { pipeline: { name: config.name, environment: config.environment, resources: linked.resources }, diagnostics };
}

/** A secret written out is told once, as that, not again as an option of the wrong type. */
function withoutRepeats(found: readonly Diagnostic[], told: readonly Diagnostic[]): readonly Diagnostic[] {
  const place = (each: Diagnostic): string => JSON.stringify([each.at?.site, each.at?.path]);
  const secret = new Set(told.filter((each) => each.code === "config/secret-value").map(place));
  return found.filter((each) => !secret.has(place(each)));
}

/** What the groups list and all that it refers to, in the order of the calls. */
function reach(config: LoadedConfig, diagnostics: Diagnostic[]): readonly Declaration[] {
  const byAddress = new Map<Address, Declaration>();
  for (const declaration of config.declarations) {
    const address = addressOf(declaration.kind, declaration.name);
    const earlier = byAddress.get(address);
    if (earlier === undefined) {
      byAddress.set(address, declaration);
      continue;
    }
    diagnostics.push(
      diagnosticOf(DUPLICATE_NAME, {
        detail: `There is another ${declaration.kind} \`${declaration.name}\`. ${DUPLICATE_NAME.mend}`,
        at: { site: declaration.site, path: ["$name"] },
        resource: address,
        related: [{ at: { site: earlier.site, path: ["$name"] }, note: "the first one" }],
      }),
    );
  }
  const reached = new Set<Address>();
  const waiting: Address[] = [...config.listed];
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (reached.has(address)) continue;
    reached.add(address);
    waiting.push(...referencesIn(byAddress.get(address)?.options));
  }
  for (const [address, declaration] of byAddress) {
    if (reached.has(address)) continue;
    diagnostics.push(
      diagnosticOf(UNREACHED, {
        detail: `Nothing is generated for ${declaration.kind} \`${declaration.name}\`. ${UNREACHED.mend}`,
        at: { site: declaration.site, path: [] },
        resource: address,
      }),
    );
  }
  return [...byAddress].filter(([address]) => reached.has(address)).map(([, declaration]) => declaration);
}
