import type { Resource } from "../../compiler/model/resource.js";
import { sourceTable } from "./qualified.js";
import { type PublicationSpec, publishedTables, type TableInPublication } from "./schema/publication.js";
import type { SourceSpec } from "./schema/source.js";
import type { TableSpec } from "./schema/table.js";
import { identifier, qualifiedName } from "./sql/quote.js";
import { rowFilterText } from "./sql/row-filter.js";

/** A table of which a part is published, so that a snapshot must read no more than the stream has. */
export interface PartlyPublished {
  /** With its schema, as PostgreSQL keeps it. */
  readonly table: string;
  /** The same as SQL has it. */
  readonly quoted: string;
  readonly columns?: readonly string[];
  /** Reads the published rows and columns; absent where all rows are. */
  readonly query?: string;
}

/** What a connector is told of its source besides the rest. */
export interface CaptureOptions {
  readonly failover: boolean;
  readonly sslRootCert: string | undefined;
  readonly sslCert: string | undefined;
  readonly sslKey: string | undefined;
  readonly snapshotThreads: number | undefined;
  readonly parts: readonly PartlyPublished[];
}

export function captureOptions(
  spec: SourceSpec,
  publication: Resource<PublicationSpec> | undefined,
  tables: readonly Resource<TableSpec>[],
): CaptureOptions {
  const names = new Map<string, string>(tables.map((table) => [table.address, sourceTable(table)]));
  const { failover, sslRootCert, sslCert, sslKey, snapshotThreads } = spec;
  const parts =
    publication === undefined
      ? []
      : publishedTables(publication.spec).flatMap((each) => partOf(each, names.get(each.table.$ref)));
  return { failover, sslRootCert, sslCert, sslKey, snapshotThreads, parts };
}

/** Without a name: a table of another source, which a rule refuses. */
function partOf({ columns, where }: TableInPublication, name: string | undefined): readonly PartlyPublished[] {
  if (name === undefined || (columns === undefined && where === undefined)) return [];
  const quoted = qualifiedName(name);
  const list = columns?.map(identifier).join(", ") ?? "*";
  return [
    {
      table: name,
      quoted,
      ...(columns === undefined ? {} : { columns }),
      ...(where === undefined ? {} : { query: `SELECT ${list} FROM ${quoted} WHERE (${rowFilterText(where)})` }),
    },
  ];
}
