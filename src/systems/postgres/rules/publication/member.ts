import type { Origin } from "../../../../compiler/model/origin.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import {
  PUBLICATION,
  type PublicationSpec,
  publishedTables,
  type TableInPublication,
} from "../../schema/publication.js";
import { TABLE, type TableSpec } from "../../schema/table.js";

/** A declared table in a declared publication, and where the publication says so. */
export interface Member {
  readonly publication: Resource<PublicationSpec>;
  readonly table: Resource<TableSpec>;
  readonly entry: TableInPublication;
  readonly at: Origin;
}

export function* membersIn(pipeline: Pipeline): Iterable<Member> {
  for (const publication of ofKind(pipeline.resources, PUBLICATION)) {
    for (const [index, entry] of publishedTables(publication.spec).entries()) {
      const table = resourceAt(pipeline.resources, entry.table.$ref, TABLE);
      if (table !== undefined) yield { publication, table, entry, at: within(publication.origin, "tables", index) };
    }
  }
}
