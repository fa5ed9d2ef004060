import { type OptionCase, type OptionCases, SOURCE, TABLE } from "./option-cases.js";

export const postgresAccessOptions: OptionCases = {
  "postgres.role": {
    good: { source: SOURCE, login: true },
    bad: [
      [
        { source: undefined },
        "missing-option  postgres.role needs `source`: it must be the constant of a postgres.source.",
      ],
      ...["login", "replication", "superuser", "bypassRowSecurity", "inherit"].map(
        (option): OptionCase => [{ [option]: "yes" }, `invalid-option ${option} \`${option}\` must be true or false.`],
      ),
      [{ role: "" }, "invalid-option role `role` must not be empty."],
      [{ memberOf: "pg_monitor" }, "invalid-option memberOf `memberOf` must be a list of roles."],
      [
        { memberOf: ["readers"] },
        'invalid-option memberOf.0 `memberOf[0]` must be the constant of a postgres.role, or a predefined role such as "pg_monitor".',
      ],
      [
        { memberOf: [TABLE] },
        'invalid-option memberOf.0 `memberOf[0]` must be the constant of a postgres.role, or a predefined role such as "pg_monitor".',
      ],
      [
        { password: "hunter2" },
        'secret-value password `password` is written as a text. Write secret("where/key") instead, keep the value where the consumer looks it up, and change it: it has been seen.',
      ],
      [
        { login: false, password: { $secret: "a/b" } },
        "invalid-option password `password` must go with `login: true`: nobody can connect as this role.",
      ],
      [{ connectionLimit: -1 }, "invalid-option connectionLimit `connectionLimit` must be at least 0."],
      [
        { connectionLimit: "5" },
        "invalid-option connectionLimit `connectionLimit` must be a whole number from 0 to 1000000.",
      ],
      [
        { login: false, connectionLimit: 5 },
        "invalid-option connectionLimit `connectionLimit` must go with `login: true`: nobody can connect as this role.",
      ],
      ...["soon", "2027-02-30", "2027-01-01T10:00:00", 2027].map(
        (validUntil): OptionCase => [
          { validUntil },
          'invalid-option validUntil `validUntil` must be a day or a moment with its zone, such as "2027-01-01T00:00:00Z".',
        ],
      ),
      [
        { login: false, validUntil: "2027-01-01" },
        "invalid-option validUntil `validUntil` must go with `login: true`: it is the password's end.",
      ],
      [{ logn: true }, "unknown-option logn.$key postgres.role has no option `logn`. Did you mean `login`?"],
    ],
  },
  "postgres.grant": {
    good: { source: SOURCE, to: "public", privileges: ["select"], on: { table: TABLE } },
    bad: [
      [{ to: "reader" }, 'invalid-option to `to` must be the constant of a postgres.role, or "public".'],
      [{ privileges: [] }, "invalid-option privileges `privileges` must name at least one privilege."],
      [
        { privileges: "select" },
        'invalid-option privileges `privileges` must be a list of privileges, such as ["select"].',
      ],
      [
        { privileges: ["selct"] },
        'invalid-option privileges.0 `privileges[0]` must be one of "all", "select", "insert", "update", "delete", "truncate", "references", "trigger", "maintain", "usage", "create", "connect", "temporary". Did you mean `select`?',
      ],
      [
        { privileges: ["select", "usage"] },
        "invalid-option privileges.1 `privileges[1]` must be one of select, insert, update, delete, truncate, references, trigger, maintain on a table.",
      ],
      [
        { privileges: ["delete"], on: { table: TABLE, columns: ["id"] } },
        "invalid-option privileges.0 `privileges[0]` must be one of select, insert, update, references on columns.",
      ],
      [
        { privileges: ["select"], on: { database: true } },
        "invalid-option privileges.0 `privileges[0]` must be one of connect, create, temporary on a database.",
      ],
      [
        { privileges: ["all", "select"] },
        "invalid-option privileges.0 `privileges[0]` must stand alone when it is all.",
      ],
      [{ withGrantOption: 1 }, "invalid-option withGrantOption `withGrantOption` must be true or false."],
      [{ withGrantOption: true }, "invalid-option withGrantOption `withGrantOption` must be false for everybody."],
      [
        { on: {} },
        "invalid-option on `on` must have just one of `table`, `schema`, `sequence`, `database`, `allTablesIn`, `allSequencesIn`, `futureTablesIn`.",
      ],
      [
        { on: { table: TABLE, schema: "public" } },
        "invalid-option on `on` must have just one of `table`, `schema`, `sequence`, `database`, `allTablesIn`, `allSequencesIn`, `futureTablesIn`.",
      ],
      [{ on: { tabel: TABLE } }, "unknown-option on.tabel.$key `on` has no option `tabel`. Did you mean `table`?"],
      [
        { on: { table: "orders" } },
        'invalid-option on.table `on.table` must have its schema, such as "public.orders".',
      ],
      [
        { on: { table: SOURCE } },
        "invalid-option on.table `on.table` must be the constant of a postgres.table, or a table's name with its schema.",
      ],
      [
        { on: { sequence: "s" } },
        'invalid-option on.sequence `on.sequence` must have its schema, such as "public.orders".',
      ],
      [{ on: { database: false } }, "invalid-option on.database `on.database` must be true."],
      [{ on: { schema: "s", columns: ["a"] } }, "invalid-option on.columns `on.columns` must go with `table`."],
      [{ on: { table: TABLE, columns: [] } }, "invalid-option on.columns `on.columns` must name at least one column."],
      [
        { on: { table: TABLE, createdBy: { $ref: "postgres.role/owner" } } },
        "invalid-option on.createdBy `on.createdBy` must go with `futureTablesIn`.",
      ],
      [
        { on: { futureTablesIn: "s", createdBy: "owner" } },
        "invalid-option on.createdBy `on.createdBy` must be the constant of a postgres.role.",
      ],
    ],
  },
};
