// Writes src/systems/clickhouse/catalogue/{privileges,query-settings}.ts: what the embedded ClickHouse itself lists.
// Run it when chdb is raised to another version: node scripts/collect-clickhouse-access.mjs
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session } from "chdb";

const folder = mkdtempSync(join(tmpdir(), "headrace-collect-"));
const session = new Session(folder);
const rows = (sql) => session.query(sql, "JSONEachRow").trim().split("\n").map(JSON.parse);
const version = session.query("SELECT version()", "TSVRaw").trim();
const target = (name) => new URL(`../src/systems/clickhouse/catalogue/${name}.ts`, import.meta.url);
const head = (what) =>
  `// Collected by scripts/collect-clickhouse-access.mjs from ClickHouse ${version}; do not edit.\n\n${what}`;

/** Words in lines that are no wider than `width`. */
function lines(words, separator, width) {
  const all = [];
  for (const word of words) {
    const last = all.at(-1);
    if (last === undefined || last.length + separator.length + word.length > width) all.push(word);
    else all[all.length - 1] = last + separator + word;
  }
  return all;
}

const privileges = rows(
  "SELECT toString(privilege) AS name, aliases, ifNull(toString(level), '') AS level, ifNull(toString(parent_group), '') AS parent FROM system.privileges ORDER BY name",
);
const entries = privileges.map(
  ({ name, level, parent }) => `${JSON.stringify(name)}: ${JSON.stringify([level, parent])}`,
);
const own = new Set(privileges.map(({ name }) => name));
const aliasOf = new Map();
for (const { name, aliases } of privileges) {
  // Some stand for several; the first is as good as another to say what was meant.
  for (const alias of aliases) if (!own.has(alias) && !aliasOf.has(alias)) aliasOf.set(alias, name);
}
const aliases = [...aliasOf].map(([alias, name]) => `${JSON.stringify(alias)}: ${JSON.stringify(name)}`);
writeFileSync(
  target("privileges"),
  head(`/** Of each privilege the level at which it can be granted (none for a group) and the group that it belongs to. */
// biome-ignore format: several a line, so that the list can be looked over
export const PRIVILEGES = {
${lines(entries, ", ", 240)
  .map((line) => `  ${line},`)
  .join("\n")}
} as const;

/** Other names of privileges. */
// biome-ignore format: several a line, so that the list can be looked over
export const PRIVILEGE_ALIASES = {
${lines(aliases.sort(), ", ", 240)
  .map((line) => `  ${line},`)
  .join("\n")}
} as const;
`),
);

const settings = rows("SELECT name, is_obsolete AS obsolete FROM system.settings ORDER BY name");
const named = (isObsolete) =>
  lines(
    settings.filter(({ obsolete }) => (obsolete === 1) === isObsolete).map(({ name }) => name),
    " ",
    600,
  ).join("\n");
writeFileSync(
  target("query-settings"),
  head(`/** Settings that a query, a profile, a role or a user may have. */
export const QUERY_SETTINGS: ReadonlySet<string> = new Set(
  \`${named(false)}\`.split(/\\s/),
);

/** Settings that ClickHouse still accepts and that do nothing any more. */
export const OBSOLETE_QUERY_SETTINGS: ReadonlySet<string> = new Set(
  \`${named(true)}\`.split(/\\s/),
);
`),
);
rmSync(folder, { recursive: true, force: true });
process.exit(0);
