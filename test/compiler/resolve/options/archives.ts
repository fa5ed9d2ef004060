import { type OptionCases, SOURCE } from "./option-cases.js";

const SCHEDULE = 'must be "hourly", "daily", "weekly", "monthly", or five fields as cron reads them: "30 2 * * *".';
const DURATION = 'must be a duration such as "10s" or "7d": a whole number and ms, s, m, h, d or w.';
const TO = 'must be { volume: "200Gi" }, or { folder: "/srv/archive" }.';
const ROLE = { $ref: "postgres.role/saver" };
const keep = (every: string): OptionCases[string]["bad"] => [
  [{ [every]: "at night" }, `invalid-option ${every} \`${every}\` ${SCHEDULE}`],
  [{ keep: "2 weeks" }, `invalid-option keep \`keep\` ${DURATION}`],
];

/** Backups that are files: of PostgreSQL, of topics, of the configuration. */
export const archiveOptions: OptionCases = {
  "postgres.backup": {
    good: { of: SOURCE, as: ROLE, to: { volume: "200Gi" } },
    bad: [
      [{ of: "shop" }, "invalid-option of `of` must be the constant of a postgres.source."],
      [{ as: "saver" }, "invalid-option as `as` must be the constant of a postgres.role."],
      [{ to: undefined }, `missing-option  postgres.backup needs \`to\`: it ${TO}`],
      [{ to: "/srv" }, `invalid-option to \`to\` ${TO}`],
      [{ slot: "My Slot" }, "invalid-option slot `slot` must be a slot's name: small letters, digits and underscores."],
      [{ drill: true }, `invalid-option drill \`drill\` ${SCHEDULE.slice(0, -1)}, or false.`],
      ...keep("base"),
    ],
  },
  "kafka.backup": {
    good: { to: { folder: "/srv/topics" } },
    bad: [
      [{ topics: [] }, "invalid-option topics `topics` must name at least one topic."],
      [{ topics: "a" }, "invalid-option topics `topics` must be a list of topics."],
      [{ as: "reader" }, "invalid-option as `as` must be the constant of a kafka.user."],
      [{ cluster: "kafka" }, "invalid-option cluster `cluster` must be the constant of a kafka.cluster."],
      ...keep("every"),
    ],
  },
  "kubernetes.backup": {
    good: {},
    bad: [
      [{ to: { volume: "much" } }, 'invalid-option to.volume `to.volume` must be the size of a volume: "200Gi".'],
      ...keep("every"),
    ],
  },
};
