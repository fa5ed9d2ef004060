import type { OptionCases } from "./option-cases.js";

const DATABASE = "must be the constant of a clickhouse.database, or a database's name.";
const SCHEDULE = 'must be "hourly", "daily", "weekly", "monthly", or five fields as cron reads them: "30 2 * * *".';
const TO = 'must be { disk: "backups" }, or { s3: "https://…", collection }.';

export const backupOptions: OptionCases = {
  "clickhouse.backup": {
    good: { databases: ["a"], to: { disk: "backups" }, full: "daily" },
    bad: [
      [
        { databases: undefined },
        "missing-option  clickhouse.backup needs `databases`. Add the option. If it is written but its value is `undefined`, look for a circular import or a misspelt export.",
      ],
      [{ databases: "a" }, "invalid-option databases `databases` must be a list of databases."],
      [{ databases: [] }, "invalid-option databases `databases` must name at least one database."],
      [{ databases: [5] }, `invalid-option databases.0 \`databases[0]\` ${DATABASE}`],
      [{ to: undefined }, `missing-option  clickhouse.backup needs \`to\`: it ${TO}`],
      [{ to: "backups" }, `invalid-option to \`to\` ${TO}`],
      [{ full: "at night" }, `invalid-option full \`full\` ${SCHEDULE}`],
      [{ full: "0 24 * * *" }, `invalid-option full \`full\` ${SCHEDULE}`],
      [{ full: "0 0 31 2 *" }, `invalid-option full \`full\` ${SCHEDULE}`],
      [{ incremental: "*/0 * * * *" }, `invalid-option incremental \`incremental\` ${SCHEDULE}`],
      [
        { keep: "2 weeks" },
        'invalid-option keep `keep` must be a duration such as "10s" or "7d": a whole number and ms, s, m, h, d or w.',
      ],
      [{ drill: "sometimes" }, `invalid-option drill \`drill\` ${SCHEDULE}`],
      [{ drill: true }, `invalid-option drill \`drill\` ${SCHEDULE.slice(0, -1)}, or false.`],
      [{ cluster: "servers" }, "invalid-option cluster `cluster` must be the constant of a clickhouse.cluster."],
      [{ evry: "day" }, "unknown-option evry.$key clickhouse.backup has no option `evry`."],
    ],
  },
};
