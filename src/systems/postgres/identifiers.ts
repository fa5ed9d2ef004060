import type { Address } from "../../compiler/model/address.js";
import { KEY, NAME, type Origin, within } from "../../compiler/model/origin.js";
import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { GRANT } from "./schema/grant.js";
import { PUBLICATION } from "./schema/publication.js";
import { ROLE } from "./schema/role.js";
import { SOURCE } from "./schema/source.js";
import { TABLE } from "./schema/table.js";
import { serverRole } from "./source-names.js";

export type Named = "schema" | "table" | "column" | "publication" | "role" | "index" | "database" | "sequence";

/** A name that stands in PostgreSQL's statements, and where the config has it. */
export interface Identifier {
  readonly what: Named;
  readonly text: string;
  readonly at: Origin;
  readonly resource: Address;
}

/** Every name that the config gives to something of PostgreSQL's, each where it is first written. */
export function* identifiersIn(pipeline: Pipeline): Iterable<Identifier> {
  const all = [...pipeline.resources.values()].filter((each) => each.madeBy === undefined);
  for (const source of ofKind(all, SOURCE)) {
    yield named(source, "database", source.spec.database, "database");
    yield named(source, "role", source.spec.user, "user");
  }
  for (const table of ofKind(all, TABLE)) {
    yield* qualifiedParts(
      table,
      table.spec.table ?? table.name,
      "table",
      table.spec.table === undefined ? NAME : "table",
    );
    for (const column of Object.keys(table.spec.columns)) yield named(table, "column", column, "columns", column, KEY);
    const { replicaIdentity } = table.spec;
    if (typeof replicaIdentity === "object")
      yield named(table, "index", replicaIdentity.index, "replicaIdentity", "index");
  }
  for (const publication of ofKind(all, PUBLICATION)) {
    yield named(publication, "publication", publication.name, NAME);
    for (const [index, schema] of (publication.spec.schemas ?? []).entries())
      yield named(publication, "schema", schema, "schemas", index);
  }
  for (const role of ofKind(all, ROLE))
    yield named(role, "role", serverRole(role), role.spec.role === undefined ? NAME : "role");
  for (const grant of ofKind(all, GRANT)) {
    const { table, sequence, schema, allTablesIn, allSequencesIn, futureTablesIn } = grant.spec.on;
    if (typeof table === "string") yield* qualifiedParts(grant, table, "table", "on", "table");
    if (sequence !== undefined) yield* qualifiedParts(grant, sequence, "sequence", "on", "sequence");
    for (const [option, text] of Object.entries({ schema, allTablesIn, allSequencesIn, futureTablesIn }))
      if (text !== undefined) yield named(grant, "schema", text, "on", option);
  }
}

function named(resource: Resource, what: Named, text: string, ...path: readonly (string | number)[]): Identifier {
  return { what, text, at: within(resource.origin, ...path), resource: resource.address };
}

function* qualifiedParts(
  resource: Resource,
  name: string,
  what: Named,
  ...path: readonly (string | number)[]
): Iterable<Identifier> {
  const dot = name.indexOf(".");
  if (dot >= 0) yield named(resource, "schema", name.slice(0, dot), ...path);
  yield named(resource, what, name.slice(dot + 1), ...path);
}
