import { added, type OptionCases, SQL } from "./option-cases.js";

const TABLE = { $ref: "clickhouse.table/a.base" };
const MEASURES = { n: { $sql: ["count()"] } };

const WHEN = 'must be when to refresh: "EVERY 5 MINUTE" on the clock, or "AFTER 5 MINUTE" behind the last refresh';

export const rollupOptions: OptionCases = {
  "clickhouse.rollup": {
    good: { of: TABLE, time: "id", bucket: "1 hour", measures: MEASURES },
    bad: [
      [
        { of: "a.base" },
        "invalid-option of `of` must be the constant of a clickhouse.table or clickhouse.mirror or clickhouse.view or clickhouse.materializedView or clickhouse.changes.",
      ],
      [{ time: undefined }, added("missing-option  clickhouse.rollup needs `time`.")],
      [
        { bucket: "hourly" },
        'invalid-option bucket `bucket` must be a time such as "1 hour" or "15 minute": a whole number and second, minute, hour … or year.',
      ],
      [{ groupBy: "id" }, "invalid-option groupBy `groupBy` must be a list of columns."],
      [{ groupBy: ["id", "id"] }, "invalid-option groupBy.1 `groupBy[1]` must be another column: this is one already."],
      [{ measures: {} }, "invalid-option measures `measures` must have at least one measure."],
      [{ measures: { n: "count()" } }, "invalid-option measures.n `measures.n` must be SQL, written as sql`…`."],
      [
        { measures: { bucket: SQL } },
        "invalid-option measures.bucket `measures.bucket` must have another name: that is a column already.",
      ],
      [
        { ttl: "1 minute" },
        "invalid-option ttl `ttl` must be at least as long as a bucket, 1 hour: else it is deleted before it is full.",
      ],
      [{ refresh: "" }, `invalid-option refresh \`refresh\` ${WHEN}.`],
      [{ where: "id > 5" }, "invalid-option where `where` must be SQL, written as sql`…`."],
    ],
  },
};
