import { type OptionCases, SOURCE, TABLE } from "./option-cases.js";

export const changesOptions: OptionCases = {
  "clickhouse.changes": {
    good: { of: TABLE },
    bad: [
      [{ of: SOURCE }, "invalid-option of `of` must be the constant of a postgres.table."],
      [{ values: "text" }, 'invalid-option values `values` must be one of "typed", "json".'],
      [{ before: "no" }, "invalid-option before `before` must be true or false."],
      [{ consumers: 0 }, "invalid-option consumers `consumers` must be at least 1."],
      [{ ttl: "7d" }, "invalid-option ttl `ttl` must be SQL, written as sql`…`."],
      [
        { columns: { id: { null: ["x"] } } },
        "invalid-option columns.id.null `columns.id.null` must be []: all else may be NULL in a log.",
      ],
      [
        { columns: { id: 5 } },
        'invalid-option columns.id `columns.id` must be a ClickHouse type, "exclude", or { type, null: [], personal }.',
      ],
    ],
  },
};
