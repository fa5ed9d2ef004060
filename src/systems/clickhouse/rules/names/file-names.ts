import { KEY, NAME } from "../../../../compiler/model/origin.js";
import { isOfKind, type Resource } from "../../../../compiler/model/resource.js";
import { TABLE, type TableSpec } from "../../schema/table.js";
import { DATABASE, MATERIALIZED_VIEW } from "../../schema/view.js";
import { splitName } from "../../sql/quote.js";

/** A name that becomes that of a file on the server's disk, and how many bytes of that are left for it. */
export interface FileName {
  readonly what: string;
  readonly name: string;
  readonly bytes: number;
  readonly most: number;
  readonly path: readonly string[];
}

/** What file systems take. */
const FILE_NAME = 255;

// As 26.7 names its files: what it could not write, or not drop again, was tried for each.
const OF_DATABASE = FILE_NAME - ".sql.tmp".length;
const OF_FUNCTION = FILE_NAME - "function_.sql.tmp".length;
/** A dropped table waits as `<database>.<table>.<its UUID>.sql`. */
const OF_DATABASE_AND_OBJECT = FILE_NAME - ".".length - ".00000000-0000-0000-0000-000000000000.sql".length;
const OF_PROJECTION = FILE_NAME - ".proj".length;
/** Log and TinyLog keep each column in files of its name; MergeTrees name long ones by a hash. */
const FILE_PER_COLUMN = ["Log", "TinyLog"];

/** Every name in a resource that becomes a file's. */
export function* fileNamesOf(resource: Resource): Iterable<FileName> {
  if (resource.kind === "clickhouse.function") {
    yield { what: "function", name: resource.name, bytes: escaped(resource.name), most: OF_FUNCTION, path: [NAME] };
  }
  if (isOfKind(resource, DATABASE)) {
    yield { what: "database", name: resource.name, bytes: escaped(resource.name), most: OF_DATABASE, path: [NAME] };
  }
  if (OBJECTS.has(resource.kind)) {
    const hasOwnTable = isOfKind(resource, MATERIALIZED_VIEW) && resource.spec.to === undefined;
    const name = hasOwnTable ? `${resource.name}_mv` : resource.name;
    const { database = "default", object } = splitName(name);
    const bytes = escaped(database) + escaped(object);
    yield { what: "name with its database", name, bytes, most: OF_DATABASE_AND_OBJECT, path: [NAME] };
  }
  if (isOfKind(resource, TABLE)) yield* inTable(resource.spec);
}

const OBJECTS = new Set([
  "clickhouse.table",
  "clickhouse.view",
  "clickhouse.materializedView",
  "clickhouse.dictionary",
]);

function* inTable({ projections, columns, engine }: TableSpec): Iterable<FileName> {
  for (const name of Object.keys(projections)) {
    const bytes = new TextEncoder().encode(name).length;
    yield { what: "projection", name, bytes, most: OF_PROJECTION, path: ["projections", name, KEY] };
  }
  if (!FILE_PER_COLUMN.includes(engine.type)) return;
  for (const [name, { type }] of Object.entries(columns)) {
    const most = FILE_NAME - ending(type).length;
    yield { what: "column", name, bytes: escaped(name), most, path: ["columns", name, KEY] };
  }
}

/** The longest ending that a column of a type is sure to have. */
function ending(type: string): string {
  if (/^(Array|Map)\(/.test(type)) return ".size0.bin";
  return /^(Nullable|LowCardinality)\(/.test(type) ? ".null.bin" : ".bin";
}

/** ClickHouse writes every byte but letters, digits and underscores of ASCII as `%41`. */
function escaped(name: string): number {
  return [...new TextEncoder().encode(name)].reduce(
    (sum, byte) => sum + (/\w/.test(String.fromCharCode(byte)) ? 1 : 3),
    0,
  );
}
