import { type OptionCases, SOURCE, TABLE } from "./option-cases.js";

export const postgresPublicationOptions: OptionCases = {
  "postgres.publication": {
    good: { source: SOURCE, tables: [TABLE] },
    bad: [
      [{ tables: [] }, "invalid-option tables `tables` must publish at least one table."],
      [{ tables: "x" }, "invalid-option tables `tables` must be a list of tables."],
      [{ tables: [SOURCE] }, "invalid-option tables.0 `tables[0]` must be the constant of a postgres.table."],
      [{ viaPartitionRoot: "yes" }, "invalid-option viaPartitionRoot `viaPartitionRoot` must be true or false."],
      [
        { tables: ["public.orders"] },
        "invalid-option tables.0 `tables[0]` must be the constant of a postgres.table, or { table, columns, where }.",
      ],
      [
        { tables: [{ table: TABLE, colums: ["id"] }] },
        "unknown-option tables.0.colums.$key `tables[0]` has no option `colums`. Did you mean `columns`?",
      ],
      [
        { tables: [{ columns: ["id"] }] },
        "missing-option tables.0 postgres.publication needs `tables[0].table`: it must be the constant of a postgres.table.",
      ],
      [
        { tables: [{ table: TABLE, columns: [] }] },
        "invalid-option tables.0.columns `tables[0].columns` must name at least one column.",
      ],
      [
        { tables: [{ table: TABLE, where: "id > 1" }] },
        "invalid-option tables.0.where `tables[0].where` must be SQL, written as sql`…`.",
      ],
      [
        { tables: [{ table: TABLE, where: { $sql: ["id > ", TABLE] } }] },
        "invalid-option tables.0.where `tables[0].where` must be SQL over the table's own columns, without other constants in it.",
      ],
      [{ schemas: [], tables: undefined }, "invalid-option schemas `schemas` must publish at least one schema."],
      [{ schemas: "sales" }, "invalid-option schemas `schemas` must be a list of schemas."],
      [
        { schemas: ["sales"], tables: [{ table: TABLE, columns: ["id"] }] },
        "invalid-option schemas `schemas` must not stand beside a list of columns: PostgreSQL refuses both in one publication.",
      ],
      [
        { tables: undefined },
        "missing-option  postgres.publication needs `tables`: it must say what is published, unless `schemas` or `forAllTables` does.",
      ],
      [{ forAllTables: 1 }, "invalid-option forAllTables `forAllTables` must be true or false."],
      [
        { forAllTables: true },
        "invalid-option forAllTables `forAllTables` must stand alone: `tables` and `schemas` are published with it anyway.",
      ],
      [
        { operations: ["insert", "updates"] },
        'invalid-option operations.1 `operations[1]` must be one of "insert", "update", "delete", "truncate". Did you mean `update`?',
      ],
      [
        { operations: ["insert"] },
        'invalid-option operations `operations` must have "insert" and "update": without the heartbeat\'s the slot would keep an idle database\'s WAL.',
      ],
    ],
  },
};
