interface Case {
  readonly source?: string;
  readonly role?: string;
  readonly backup?: string;
}

/** A source, a role and a backup with these options: what the rules' cases here are about. */
export function backupOf({ source = "", role = "", backup = "" }: Case): string {
  return `const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),${source === "" ? '\n  version: 16,\n  sslMode: "verify-full",' : `\n  ${source}`}
});
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null" },
  primaryKey: ["id"],
});
const saver = postgres.role("saver", {
  source: shop,
  ${role === "" ? 'login: true,\n  replication: true,\n  password: secret("shop-postgres/saver"),' : role}
});
const saved = postgres.backup("saved", {
  of: shop,
  as: saver,
  to: { volume: "200Gi" },${backup === "" ? "" : `\n  ${backup}`}
});

const listed = [orders, saver, saved];
`;
}
