/** A table, a bucket's collection and a backup with these options: what the rules' cases here are about. */
export const backupOf = (options: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64", at: "DateTime" },
  orderBy: ["id"],
});
const nightly = clickhouse.backup("nightly", ${options});

const listed = [events, nightly];
`;
