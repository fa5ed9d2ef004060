import { clickhouse, definePipeline, secret } from "headrace";

// A file for the server's config.d; the password is looked up in the server's environment.
const billing = clickhouse.namedCollection("billing_postgres", {
  values: {
    host: "billing-postgres",
    port: 5432,
    database: "billing",
    user: "clickhouse",
    password: secret("billing-postgres/clickhouse"),
    schema: { value: "public", overridable: true },
  },
  overridable: false,
});

const reader = clickhouse.role("billing_reader");
const mayUse = clickhouse.grant("readers reach billing", {
  privileges: ["NAMED COLLECTION"],
  on: billing,
  to: [reader],
});

export default definePipeline({ name: "billing", collections: [billing], access: [mayUse] });
