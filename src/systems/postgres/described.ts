import { type Address, nameOf } from "../../compiler/model/address.js";
import type { Reference } from "../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { qualified, sourceTable } from "./qualified.js";
import { GRANT, type GrantSpec } from "./schema/grant.js";
import { PUBLICATION, type PublicationSpec } from "./schema/publication.js";
import { ROLE, type RoleSpec } from "./schema/role.js";
import { SOURCE, type SourceSpec } from "./schema/source.js";
import { TABLE, type TableSpec } from "./schema/table.js";
import { serverRole } from "./source-names.js";

/** A source with all that the config says of its database. */
export interface Described {
  readonly source: Resource<SourceSpec>;
  readonly tables: readonly Resource<TableSpec>[];
  readonly publications: readonly Resource<PublicationSpec>[];
  readonly roles: readonly Resource<RoleSpec>[];
  readonly grants: readonly Resource<GrantSpec>[];
  /** What every declared table and role is called at its source. */
  readonly names: ReadonlyMap<Address, string>;
}

/** A pipeline never changes, and several files are made of the same. */
const describedIn = new WeakMap<Pipeline, readonly Described[]>();

export function described(pipeline: Pipeline): readonly Described[] {
  const known = describedIn.get(pipeline);
  if (known !== undefined) return known;
  const all = [...pipeline.resources.values()];
  const names = new Map<Address, string>();
  for (const table of ofKind(all, TABLE)) names.set(table.address, sourceTable(table));
  for (const role of ofKind(all, ROLE)) names.set(role.address, serverRole(role));
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
    names,
  }));
  describedIn.set(pipeline, found);
  return found;
}

/** What the table that something refers to is called at its source. */
export function tableNamed({ names }: Described, { $ref }: Reference): string {
  return names.get($ref) ?? qualified(nameOf($ref));
}

/** What the role that something refers to is called at its server. */
export function roleNamed({ names }: Described, { $ref }: Reference): string {
  return names.get($ref) ?? nameOf($ref);
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
