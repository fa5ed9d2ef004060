/** A cluster of two shards, as the rules' cases have it. */
export const MAIN = `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9000"] }, { replicas: ["clickhouse-2:9000"] }],
});
`;
