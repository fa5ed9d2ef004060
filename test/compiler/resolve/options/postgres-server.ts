import type { OptionCase } from "./option-cases.js";

/** What a source says of its server, and of the connector's own tables there. */
export const serverOptions: readonly OptionCase[] = [
  [{ sslRootCert: 5 }, "invalid-option sslRootCert `sslRootCert` must be a text."],
  [{ sslCert: "", sslKey: "k" }, "invalid-option sslCert `sslCert` must not be empty."],
  [{ sslKey: [] }, "invalid-option sslKey `sslKey` must be a text."],
  [{ sslKey: "k" }, "invalid-option sslKey `sslKey` must go with `sslCert`, the certificate that it is the key of."],
  [{ sslCert: "c" }, "invalid-option sslCert `sslCert` must go with `sslKey`, its key."],
  [
    { sslMode: "disable", sslCert: "c", sslKey: "k" },
    'invalid-option sslMode `sslMode` must not be "disable" where certificates are given: they would not be used.',
  ],
  [
    { sslMode: "require", sslRootCert: "c" },
    'invalid-option sslRootCert `sslRootCert` must go with `sslMode: "verify-ca"` or "verify-full": others do not check the server\'s certificate.',
  ],
  [{ version: "16" }, "invalid-option version `version` must be a whole number from 13 to 99."],
  [{ version: 12 }, "invalid-option version `version` must be at least 13."],
  [{ version: 16.2 }, "invalid-option version `version` must be a whole number from 13 to 99."],
  [{ version: 160002 }, "invalid-option version `version` must be at most 99."],
  [
    { managed: "rsd" },
    'invalid-option managed `managed` must be one of "alloydb", "aurora", "azure", "cloudsql", "rds". Did you mean `rds`?',
  ],
  [{ failover: "yes" }, "invalid-option failover `failover` must be true or false."],
  [{ slotGrowthLimit: 50 }, 'invalid-option slotGrowthLimit `slotGrowthLimit` must be a size such as "50GB".'],
  [
    { slotGrowthLimit: "50" },
    'invalid-option slotGrowthLimit `slotGrowthLimit` must be a size such as "50GB": a whole number and MB, GB or TB.',
  ],
  [
    { slotGrowthLimit: "0GB" },
    'invalid-option slotGrowthLimit `slotGrowthLimit` must be a size such as "50GB": a whole number and MB, GB or TB.',
  ],
  [{ heartbeat: true }, 'invalid-option heartbeat `heartbeat` must be a duration such as "10s" or "7d".'],
  [
    { heartbeat: { every: "x" } },
    'invalid-option heartbeat.every `heartbeat.every` must be a duration such as "10s" or "7d": a whole number and ms, s, m, h, d or w.',
  ],
  [
    { heartbeat: { tabel: "ops.h" } },
    "unknown-option heartbeat.tabel.$key `heartbeat` has no option `tabel`. Did you mean `table`?",
  ],
  ...["heartbeat", "Ops.heartbeat", "ops.a.b", "ops.heart beat", "ops.user", `ops.${"x".repeat(64)}`].map(
    (table): OptionCase => [
      { heartbeat: { table } },
      'invalid-option heartbeat.table `heartbeat.table` must be a table with its schema in lower-case letters, digits and underscores, such as "ops.heartbeat", and no reserved word.',
    ],
  ),
  [
    { signals: { table: 5 } },
    'invalid-option signals.table `signals.table` must be a table with its schema, such as "ops.heartbeat".',
  ],
  [{ signals: "ops.signal" }, "invalid-option signals `signals` must be an object."],
  [
    { heartbeat: { table: "ops.a" }, signals: { table: "ops.a" } },
    "invalid-option signals.table `signals.table` must be another table than the heartbeat's.",
  ],
  [{ snapshotThreads: "4" }, "invalid-option snapshotThreads `snapshotThreads` must be a whole number from 1 to 64."],
  [{ snapshotThreads: 0 }, "invalid-option snapshotThreads `snapshotThreads` must be at least 1."],
];
