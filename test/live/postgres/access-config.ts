/** Roles, rights, own tables, a partitioned table, a part of a table: with names that need quoting. */
export const ACCESS_CONFIG = `import { definePipeline, postgres, secret, sql } from "headrace";
const source = postgres.source("access", {
  host: "localhost", database: "shop", user: "Capture Role", password: secret("access/capture"),
  version: 15, slotGrowthLimit: "1GB",
  heartbeat: { every: "5s", table: "ops.heartbeat" }, signals: { table: "ops.signal" },
});
const events = postgres.table("Sales.events", {
  source, columns: { id: "bigint not null", at: "date not null", body: "text" },
  primaryKey: ["id", "at"], operations: ["insert", "update", "delete"], partitioned: true, replicaIdentity: { index: "events by id", columns: ["id", "at"] },
});
const people = postgres.table("Sales.Ünïcode people", {
  source, columns: { id: "integer not null", "select": "text", region: "text not null" },
  operations: ["insert", "update", "delete"], primaryKey: ["id"], replicaIdentity: { index: "people's", columns: ["id", "region"] },
});
const log = postgres.table("lines", { table: "public.log.lines",
  source, columns: { id: "integer not null", line: "text" }, primaryKey: ["id"], replicaIdentity: "nothing",
  operations: ["insert"],
});
const published = postgres.publication("published", {
  source, operations: ["insert", "update", "delete"],
  tables: [events, { table: people, columns: ["id", "select", "region"], where: sql\`region <> \${"it's"} AND id > 0\` }, log],
});
const group = postgres.role("the group", { role: "readers", source, memberOf: ["pg_read_all_stats"] });
const capture = postgres.role("Capture Role", { source, login: true, replication: true, connectionLimit: 9 });
const analyst = postgres.role('the "analyst"', {
  source, login: true, inherit: false, memberOf: [group], password: secret("access/analyst"),
  connectionLimit: 3, validUntil: "2099-01-01T00:00:00Z",
});
const grants = [
  postgres.grant("1", { source, to: group, privileges: ["select"], on: { table: people, columns: ["id", "select"] } }),
  postgres.grant("2", { source, to: group, privileges: ["all"], on: { table: events } }),
  postgres.grant("3", { source, to: group, privileges: ["usage"], on: { schema: "Sales" } }),
  postgres.grant("4", { source, to: analyst, privileges: ["select", "usage"], on: { sequence: "Sales.a sequence" }, withGrantOption: true }),
  postgres.grant("5", { source, to: analyst, privileges: ["connect", "temporary"], on: { database: true } }),
  postgres.grant("6", { source, to: "public", privileges: ["select"], on: { allTablesIn: "other" } }),
  postgres.grant("7", { source, to: group, privileges: ["usage"], on: { allSequencesIn: "Sales" } }),
  postgres.grant("8", { source, to: group, privileges: ["select"], on: { futureTablesIn: "Sales", createdBy: capture } }),
  postgres.grant("9", { source, to: group, privileges: ["insert"], on: { table: "other.things" } }),
  postgres.grant("10", { source, to: "public", privileges: ["select"], on: { futureTablesIn: "other" } }),
  postgres.grant("11", { source, to: analyst, privileges: ["insert", "select"], on: { futureTablesIn: "Sales" }, withGrantOption: true }),
];
export default definePipeline({ name: "access", all: [published, capture, analyst, ...grants] });`;

/** Generated publications of whole schemas and of all tables, on a service where nobody is a superuser. */
export const wholeConfig = (name: string, whole: string, managed: string): string => `
import { definePipeline, postgres, secret } from "headrace";
const source = postgres.source("${name}", {
  host: "localhost", database: "shop", user: "capture", password: secret("access/capture"), ${managed}
});
const things = postgres.table("other.things", { source, columns: { id: "integer not null" }, primaryKey: ["id"] });
const published = postgres.publication("${name}", { source, ${whole} });
export default definePipeline({ name: "${name}", all: [things, published] });`;

export const ACCESS_TABLES = `
CREATE SCHEMA "Sales"; CREATE SCHEMA other;
CREATE TABLE "Sales".events (id bigint, at date, body text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE UNIQUE INDEX "events by id" ON "Sales".events (id, at);
CREATE TABLE "Sales".events_2026 PARTITION OF "Sales".events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE "Sales"."Ünïcode people" (id integer PRIMARY KEY, "select" text, region text NOT NULL, secret text);
CREATE UNIQUE INDEX "people's" ON "Sales"."Ünïcode people" (id, region);
CREATE TABLE "public"."log.lines" (id integer PRIMARY KEY, line text);
CREATE SEQUENCE "Sales"."a sequence";
CREATE TABLE other.things (id integer PRIMARY KEY)`;

const PEOPLE = '"Sales"."Ünïcode people"';
/** What preflight finds when the test has changed all this. */
export const PROBLEMS: readonly string[] = [
  "max_slot_wal_keep_size is without limit, the config says at most 1024 MB: a slot that nobody reads fills the disk",
  `index people's of ${PEOPLE} can be no identity: it must be unique, of all rows, not deferrable, of columns that are NOT NULL`,
  `index people's of ${PEOPLE} has (id, select), the config says (id, region)`,
  `the replica identity of ${PEOPLE} is index, the config says index people's: run setup.sql`,
  `publication published publishes (id, region) of ${PEOPLE}, the config says (id, select, region): run setup.sql`,
  `publication published publishes all rows of ${PEOPLE}, the config says some: run setup.sql`,
  'publication published publishes only some rows of public."log.lines": run setup.sql',
  `role Capture Role lacks SELECT on ${PEOPLE}.select: run setup.sql`,
  "the password of role Capture Role is good until 2020-01-01 00:00:00+00 only",
  'role the "analyst" is INHERIT, the config says otherwise: run setup.sql',
  'role the "analyst" is SUPERUSER, the config says otherwise: run setup.sql',
  'role the "analyst" is no member of readers: run setup.sql',
  "the connection limit of role readers is 1, the config says none: run setup.sql",
  'the connection limit of role the "analyst" is 5, the config says 3: run setup.sql',
  'the password of role the "analyst" is good until 2098-01-01 00:00:00+00, the config says 2099-01-01 00:00:00+00: run setup.sql',
  "role public lacks SELECT on other.things: run setup.sql",
  "role public will lack SELECT on future tables in other: run setup.sql",
  `role readers lacks SELECT on ${PEOPLE}.select: run setup.sql`,
  'role readers lacks USAGE on "Sales": run setup.sql',
  'role readers will lack SELECT on future tables in "Sales" made by Capture Role: run setup.sql',
  'role the "analyst" will lack SELECT WITH GRANT OPTION on future tables in "Sales": run setup.sql',
  'sequence "Sales"."a sequence" does not exist, and rights are given on it',
];
