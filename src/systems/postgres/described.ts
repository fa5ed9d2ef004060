import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { GRANT, type GrantSpec } from "./schema/grant.js";
import { PUBLICATION, type PublicationSpec } from "./schema/publication.js";
import { ROLE, type RoleSpec } from "./schema/role.js";
import { SOURCE, type SourceSpec } from "./schema/source.js";
import { TABLE, type TableSpec } from "./schema/table.js";

/** A source with all that the config says of its database. */
export interface Described {
  readonly source: Resource<SourceSpec>;
  readonly tables: readonly Resource<TableSpec>[];
  readonly publications: readonly Resource<PublicationSpec>[];
  readonly roles: readonly Resource<RoleSpec>[];
  readonly grants: readonly Resource<GrantSpec>[];
}

/** A pipeline never changes, and several files are made of the same. */
const describedIn = new WeakMap<Pipeline, readonly Described[]>();

export function described(pipeline: Pipeline): readonly Described[] {
  const known = describedIn.get(pipeline);
  if (known !== undefined) return known;
  const all = [...pipeline.resources.values()];
  const tables = bySource(ofKind(all, TABLE));
  const publications = bySource(ofKind(all, PUBLICATION));
  const roles = bySource(ofKind(all, ROLE));
  const grants = bySource(ofKind(all, GRANT));
  const found = ofKind(all, SOURCE).map((source) => ({
    source,
    tables: tables.get(source.address) ?? [],
    publications: publications.get(source.address) ?? [],
    roles: roles.get(source.address) ?? [],
    grants: grants.get(source.address) ?? [],
  }));
  describedIn.set(pipeline, found);
  return found;
}

/** What is generated from a description, for the overview of each file. */
export function addressesOf({
  source,
  tables,
  publications,
  roles,
  grants,
}: Described): readonly Resource["address"][] {
  return [source, ...publications, ...roles, ...grants, ...tables].map((each) => each.address);
}

function bySource<Spec extends { readonly source: { readonly $ref: string } }>(
  resources: readonly Resource<Spec>[],
): ReadonlyMap<string, Resource<Spec>[]> {
  const found = new Map<string, Resource<Spec>[]>();
  for (const resource of resources) {
    const known = found.get(resource.spec.source.$ref);
    if (known === undefined) found.set(resource.spec.source.$ref, [resource]);
    else known.push(resource);
  }
  return found;
}
