import { added, type OptionCases, SQL } from "./option-cases.js";

const TABLE = { $ref: "clickhouse.table/a.base" };

export const dictionaryOptions: OptionCases = {
  "clickhouse.dictionary": {
    good: {
      columns: { id: "UInt64", name: "String" },
      primaryKey: ["id"],
      source: { type: "clickhouse", table: TABLE },
      layout: "hashed",
      lifetime: 300,
    },
    bad: [
      [{ columns: {} }, "invalid-option columns `columns` must have at least one column."],
      [
        { columns: { id: "UInt64", name: 5 } },
        'invalid-option columns.name `columns.name` must be a ClickHouse type such as "String", or { type, default, expression, … }.',
      ],
      [{ primaryKey: [] }, "invalid-option primaryKey `primaryKey` must name the columns of the key."],
      [
        { primaryKey: ["di"] },
        "invalid-option primaryKey.0 `primaryKey[0]` must be one of the columns. Did you mean `id`?",
      ],
      [{ source: { type: "clickhouse" } }, "invalid-option source `source` must have either `table` or `query`."],
      [
        { source: { type: "clickhouse", table: TABLE, query: SQL } },
        "invalid-option source `source` must have either `table` or `query`.",
      ],
      [
        { source: { type: "clickhouse", query: SQL, where: SQL } },
        "invalid-option source `source` has `where` and `updateField` only with `table`: say it in the query.",
      ],
      [
        { source: { type: "postgresql" } },
        "missing-option source clickhouse.dictionary needs `source.collection`: it must be the constant of a clickhouse.namedCollection.",
      ],
      [
        { source: { type: "oracle" } },
        'invalid-option source.type `source.type` must say where the rows come from: { type: "clickhouse", table: … }.',
      ],
      [
        { source: { type: "http", url: "ftp://x", format: "TSV" } },
        "invalid-option source.url `source.url` must begin with http:// or https://.",
      ],
      [
        { source: { type: "file", path: "x" } },
        added("missing-option source clickhouse.dictionary needs `source.format`."),
      ],
      [
        { source: { type: "yaml_regexp_tree", path: "x" } },
        "invalid-option source.type `source.type` must be `yaml_regexp_tree` for the layout regexp_tree, and for no other.",
      ],
      [
        { layout: "hash" },
        'invalid-option layout `layout` must be a layout: "hashed", or with arguments { type: "cache", sizeInCells: … }. Did you mean `hashed`?',
      ],
      [{ layout: { type: "cache" } }, added("missing-option layout clickhouse.dictionary needs `layout.sizeInCells`.")],
      [
        { layout: { type: "hashed", maxLoadFactor: 2 } },
        "invalid-option layout.maxLoadFactor `layout.maxLoadFactor` must be at most 0.99.",
      ],
      [
        { layout: "range_hashed" },
        "missing-option  clickhouse.dictionary needs `range`: it is what a range_hashed looks its values up by: { min, max }.",
      ],
      [{ range: { min: "id", max: "name" } }, "invalid-option range `range` is not for the layout hashed."],
      [{ layout: "direct" }, "invalid-option lifetime `lifetime` is not for the layout direct, which keeps nothing."],
      [
        { lifetime: undefined },
        "missing-option  clickhouse.dictionary needs `lifetime`: it must say after how many seconds it is loaded again; 0 for never.",
      ],
      [{ lifetime: { min: 5, max: 1 } }, "invalid-option lifetime.min `lifetime.min` must be at most `max`."],
      [{ lifetime: "1h" }, "invalid-option lifetime `lifetime` must be a number of seconds, or { min, max }."],
    ],
  },
  "clickhouse.function": {
    good: { parameters: ["x"], expression: SQL },
    bad: [
      [{ parameters: "x" }, "invalid-option parameters `parameters` must be a list of names."],
      [{ parameters: ["x", "x"] }, "invalid-option parameters.1 `parameters[1]` must have a name of its own."],
      [{ expression: "x + 1" }, "invalid-option expression `expression` must be SQL, written as sql`…`."],
      [
        { expression: undefined },
        "missing-option  clickhouse.function needs `expression`: it must be SQL, written as sql`…`.",
      ],
    ],
  },
};
