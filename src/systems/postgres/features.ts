import { type Origin, within } from "../../compiler/model/origin.js";
import type { Resource } from "../../compiler/model/resource.js";
import type { Described } from "./described.js";
import { publishedTables } from "./schema/publication.js";
import { columnDefinitions } from "./stream.js";

/** Something that the config uses and not every PostgreSQL has. */
export interface Feature {
  readonly name: string;
  /** The first version that has it. */
  readonly since: number;
  readonly at: Origin;
  readonly resource: Resource["address"];
}

/** In the order in which the versions brought them (https://www.postgresql.org/docs/release/). */
export function featuresUsed(of: Described): readonly Feature[] {
  const { source, publications, grants } = of;
  const found: Feature[] = [];
  const tables = new Map<string, Described["tables"][number]>(of.tables.map((table) => [table.address, table]));
  const used = (resource: Resource, name: string, since: number, ...path: readonly (string | number)[]): void => {
    found.push({ name, since, at: within(resource.origin, ...path), resource: resource.address });
  };
  for (const publication of publications) {
    if (publication.spec.schemas !== undefined) used(publication, "a publication of whole schemas", 15, "schemas");
    for (const [index, { table, columns, where }] of publishedTables(publication.spec).entries()) {
      if (columns !== undefined) used(publication, "a publication's list of columns", 15, "tables", index, "columns");
      if (where !== undefined) used(publication, "a publication's row filter", 15, "tables", index, "where");
      const declared = tables.get(table.$ref);
      const definitions = declared === undefined ? undefined : columnDefinitions(declared.spec);
      for (const [place, column] of (columns ?? []).entries()) {
        if (definitions?.get(column)?.generated === undefined) continue;
        used(publication, "publishing a generated column", 18, "tables", index, "columns", place);
      }
    }
  }
  if (source.spec.failover) used(source, "a failover slot", 17, "failover");
  for (const grant of grants) {
    const index = grant.spec.privileges.indexOf("maintain");
    if (index >= 0) used(grant, "the privilege MAINTAIN", 17, "privileges", index);
  }
  return found.sort((left, right) => left.since - right.since);
}
