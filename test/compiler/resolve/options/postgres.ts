import { added, type OptionCases, SOURCE, TABLE } from "./option-cases.js";
import { postgresAccessOptions } from "./postgres-access.js";
import { postgresPublicationOptions } from "./postgres-publication.js";
import { serverOptions } from "./postgres-server.js";

export const postgresOptions: OptionCases = {
  ...postgresAccessOptions,
  ...postgresPublicationOptions,
  "postgres.source": {
    good: { host: "h", database: "d", user: "u", password: { $secret: "a/b" } },
    bad: [
      [{ host: 5 }, "invalid-option host `host` must be a text."],
      [{ host: "" }, "invalid-option host `host` must not be empty."],
      [{ host: undefined }, added("missing-option  postgres.source needs `host`.")],
      [{ port: "5432" }, "invalid-option port `port` must be a whole number from 1 to 65535."],
      [{ port: 0 }, "invalid-option port `port` must be at least 1."],
      [{ port: 70000 }, "invalid-option port `port` must be at most 65535."],
      [{ port: 1.5 }, "invalid-option port `port` must be a whole number from 1 to 65535."],
      [{ database: null }, "invalid-option database `database` must be a text."],
      [{ user: [] }, "invalid-option user `user` must be a text."],
      [
        { password: 5 },
        'secret-value password `password` is written as a text. Write secret("where/key") instead, keep the value where the consumer looks it up, and change it: it has been seen.',
      ],
      [
        { password: { $ref: "a/b" } },
        'invalid-option password `password` must be a reference to a secret, written as secret("where/key").',
      ],
      [
        { sslMode: "verify" },
        'invalid-option sslMode `sslMode` must be one of "disable", "prefer", "require", "verify-ca", "verify-full".',
      ],
      [
        { sslMode: 5 },
        'invalid-option sslMode `sslMode` must be one of "disable", "prefer", "require", "verify-ca", "verify-full".',
      ],
      [{ kafka: SOURCE }, "invalid-option kafka `kafka` must be the constant of a kafka.cluster."],
      [{ kafka: "kafka" }, "invalid-option kafka `kafka` must be the constant of a kafka.cluster."],
      [{ topicPrefix: "" }, "invalid-option topicPrefix `topicPrefix` must not be empty."],
      [{ slot: true }, "invalid-option slot `slot` must be a text."],
      [
        { heartbeat: "10" },
        'invalid-option heartbeat `heartbeat` must be a duration such as "10s" or "7d": a whole number and ms, s, m, h, d or w.',
      ],
      [{ heartbeat: 10 }, 'invalid-option heartbeat `heartbeat` must be a duration such as "10s" or "7d".'],
      [{ heartbeat: "0s" }, "invalid-option heartbeat `heartbeat` must be longer than nothing."],
      [
        { heartbeat: "99999999999d" },
        'invalid-option heartbeat `heartbeat` must be a duration such as "10s" or "7d": a whole number and ms, s, m, h, d or w.',
      ],
      [
        { snapshot: "schema_only" },
        'invalid-option snapshot `snapshot` must be one of "when_needed", "initial", "initial_only", "no_data", "always"; "schema_only" is `"no_data"` since Debezium 3.3.',
      ],
      [
        { snapshot: "inital" },
        'invalid-option snapshot `snapshot` must be one of "when_needed", "initial", "initial_only", "no_data", "always". Did you mean `initial`?',
      ],
      [{ topics: [] }, "invalid-option topics `topics` must be an object."],
      [{ topics: { partitions: 0 } }, "invalid-option topics.partitions `topics.partitions` must be at least 1."],
      [
        { topics: { partitons: 3 } },
        "unknown-option topics.partitons.$key `topics` has no option `partitons`. Did you mean `partitions`?",
      ],
      [
        { topics: { retention: "x" } },
        'invalid-option topics.retention `topics.retention` must be a duration such as "10s" or "7d": a whole number and ms, s, m, h, d or w.',
      ],
      [
        { topics: { replicas: 1, minInsyncReplicas: 2 } },
        "invalid-option topics.minInsyncReplicas `topics.minInsyncReplicas` must be at most `replicas`, or nothing could be written.",
      ],
      [
        { topics: { config: { a: null } } },
        "invalid-option topics.config.a `topics.config.a` must be a text, a number, true or false.",
      ],
      [
        { topics: { config: { "": 1 } } },
        'invalid-option topics.config."".$key A name in `topics.config` must not be empty.',
      ],
      [
        { connector: { a: [] } },
        "invalid-option connector.a `connector.a` must be a text, a number, true, false or a secret.",
      ],
      [{ connector: "x" }, "invalid-option connector `connector` must be an object."],
      [{ types: { a: 5 } }, "invalid-option types.a `types.a` must be a text."],
      [{ types: { a: "" } }, "invalid-option types.a `types.a` must not be empty."],
      ...serverOptions,
      [{ epoch: 256 }, "invalid-option epoch `epoch` must be at most 255."],
      [{ epoch: -1 }, "invalid-option epoch `epoch` must be at least 0."],
      [{ hots: "x" }, "unknown-option hots.$key postgres.source has no option `hots`. Did you mean `host`?"],
      [{ zzzzzzzzz: 1 }, "unknown-option zzzzzzzzz.$key postgres.source has no option `zzzzzzzzz`."],
    ],
  },
  "postgres.table": {
    good: { source: SOURCE, columns: { id: "integer not null" }, primaryKey: ["id"] },
    bad: [
      [{ source: TABLE }, "invalid-option source `source` must be the constant of a postgres.source."],
      [
        { source: undefined },
        "missing-option  postgres.table needs `source`: it must be the constant of a postgres.source.",
      ],
      [{ table: "orders" }, 'invalid-option table `table` must have its schema, such as "public.orders".'],
      [{ table: 5 }, "invalid-option table `table` must be a text."],
      [{ columns: {} }, "invalid-option columns `columns` must have at least one column."],
      [
        { columns: [] },
        'invalid-option columns `columns` must give each column its PostgreSQL type: { id: "integer not null" }.',
      ],
      [{ columns: { a: 5 } }, "invalid-option columns.a `columns.a` must be a text."],
      [{ columns: { "": "integer" } }, 'invalid-option columns."".$key A name in `columns` must not be empty.'],
      [{ primaryKey: "id" }, "invalid-option primaryKey `primaryKey` must be a list of columns."],
      [{ primaryKey: [5] }, "invalid-option primaryKey.0 `primaryKey[0]` must be a text."],
      [{ primaryKey: [""] }, "invalid-option primaryKey.0 `primaryKey[0]` must not be empty."],
      [
        { replicaIdentity: "ful" },
        'invalid-option replicaIdentity `replicaIdentity` must be "default", "full" or { index: "…", columns: […] }. Did you mean `full`?',
      ],
      [
        { replicaIdentity: 5 },
        'invalid-option replicaIdentity `replicaIdentity` must be "default", "full" or { index: "…", columns: […] }.',
      ],
      [
        { replicaIdentity: { index: "x" } },
        added("missing-option replicaIdentity postgres.table needs `replicaIdentity.columns`."),
      ],
      [
        { replicaIdentity: { index: "x", columns: [] } },
        "invalid-option replicaIdentity.columns `replicaIdentity.columns` must name at least one column.",
      ],
      [
        { replicaIdentity: { index: "x", colums: ["a"] } },
        "unknown-option replicaIdentity.colums.$key `replicaIdentity` has no option `colums`. Did you mean `columns`?",
      ],
      [{ leftOut: "note" }, "invalid-option leftOut `leftOut` must be a list of columns."],
      [{ leftOut: ["id"] }, "invalid-option leftOut `leftOut` must not name what `columns` has."],
      [{ operations: [] }, "invalid-option operations `operations` must name at least one operation."],
      [
        { operations: "insert" },
        'invalid-option operations `operations` must be a list such as ["insert", "update", "delete"].',
      ],
      [{ operations: ["insert", "insert"] }, "invalid-option operations `operations` must name each operation once."],
      [
        { operations: ["inserts"] },
        'invalid-option operations.0 `operations[0]` must be one of "insert", "update", "delete", "truncate". Did you mean `insert`?',
      ],
      [{ partitioned: "yes" }, "invalid-option partitioned `partitioned` must be true or false."],
      [
        { persistence: "unloged" },
        'invalid-option persistence `persistence` must be one of "permanent", "unlogged", "temporary". Did you mean `unlogged`?',
      ],
    ],
  },
};
