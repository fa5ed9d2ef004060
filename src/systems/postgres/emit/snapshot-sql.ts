import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import type { Pipeline, Resource } from "../../../compiler/model/resource.js";
import { type Described, described } from "../described.js";
import { sourceTable } from "../qualified.js";
import { publishedTables } from "../schema/publication.js";
import type { TableSpec } from "../schema/table.js";
import { signalTable } from "../source-names.js";
import { stringLiteral } from "../sql/quote.js";
import { rowFilterText } from "../sql/row-filter.js";
import { psqlCommand } from "./psql-command.js";

/** For each table, what asks the running connector to read it anew, while its changes go on. */
export function snapshotFiles(pipeline: Pipeline): readonly Artifact[] {
  return described(pipeline).flatMap((each) => each.tables.map((table) => snapshotFile(each, table)));
}

function snapshotFile(of: Described, table: Resource<TableSpec>): Artifact {
  const { source } = of;
  const name = sourceTable(table);
  const collection = collectionName(name);
  const filter = of.publications
    .flatMap((publication) => publishedTables(publication.spec))
    .find((each) => each.table.$ref === table.address)?.where;
  const data = JSON.stringify({
    type: "incremental",
    "data-collections": [collection],
    ...(filter === undefined
      ? {}
      : { "additional-conditions": [{ "data-collection": collection, filter: rowFilterText(filter) }] }),
  });
  const file = `${fileName(name)}.sql`;
  const usage = [
    "",
    `Asks the connector to read ${name} anew, in chunks, while changes go on. Rows that are gone at the`,
    "source stay where they are: an incremental snapshot tells of no deletes. Run by whoever may write to the signal table:",
    `  ${psqlCommand(source.spec.database, ["--set=ON_ERROR_STOP=on"], file)}`,
  ].join("\n");
  return {
    path: `postgres/${fileName(source.name)}/snapshot/${file}`,
    content: `${commentHead("--", table.address, usage)}

INSERT INTO ${signalTable(source.spec)} (id, type, data)
VALUES (gen_random_uuid()::text, 'execute-snapshot', ${stringLiteral(data)});
`,
    resources: [source.address, table.address],
  };
}

/**
 * A table as a signal names it: a regular expression, whose parts Debezium takes for quoted where they stand in double
 * quotes. Names that are not plain are.
 */
function collectionName(table: string): string {
  const dot = table.indexOf(".");
  const parts = [table.slice(0, dot), table.slice(dot + 1)];
  if (parts.every((part) => /^\w+$/.test(part))) return parts.join(".");
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(".");
}
