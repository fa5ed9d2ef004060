import { PRIVILEGE_ALIASES, PRIVILEGES } from "./privileges.js";

/** What a privilege may be granted on, from all to the least; or something that is called by a name of its own. */
export type GrantLevel = "GLOBAL" | "DATABASE" | "TABLE" | "COLUMN" | "NAMED_COLLECTION" | "USER_NAME" | "PARAMETER";

const LEVELS: Readonly<Record<string, readonly GrantLevel[]>> = {
  GLOBAL: ["GLOBAL"],
  DATABASE: ["GLOBAL", "DATABASE"],
  TABLE: ["GLOBAL", "DATABASE", "TABLE"],
  VIEW: ["GLOBAL", "DATABASE", "TABLE"],
  DICTIONARY: ["GLOBAL", "DATABASE", "TABLE"],
  COLUMN: ["GLOBAL", "DATABASE", "TABLE", "COLUMN"],
  NAMED_COLLECTION: ["GLOBAL", "NAMED_COLLECTION", "PARAMETER"],
  USER_NAME: ["GLOBAL", "USER_NAME", "PARAMETER"],
  DEFINER: ["GLOBAL", "USER_NAME", "PARAMETER"],
  TABLE_ENGINE: ["GLOBAL", "PARAMETER"],
  SOURCE: ["GLOBAL", "PARAMETER"],
};

const known: ReadonlyMap<string, readonly [level: string, parent: string]> = new Map(Object.entries(PRIVILEGES));
const canonical = new Map<string, string>();
for (const name of known.keys()) canonical.set(name.toLowerCase(), name);
for (const [alias, name] of Object.entries(PRIVILEGE_ALIASES)) canonical.set(alias.toLowerCase(), name);

/** A privilege by ClickHouse's first name for it, however it is written. */
export function privilegeNamed(name: string): string | undefined {
  return canonical.get(name.trim().replace(/\s+/g, " ").toLowerCase());
}

export function privilegeNames(): readonly string[] {
  return [...known.keys(), ...Object.keys(PRIVILEGE_ALIASES)];
}

/** Whether a privilege, or one of those that a group of them stands for, can be granted there. */
export function isGrantableOn(privilege: string, level: GrantLevel): boolean {
  const own = known.get(privilege)?.[0] ?? "";
  if (LEVELS[own]?.includes(level) === true) return true;
  for (const [name, [, parent]] of known) {
    if (parent === privilege && name !== privilege && isGrantableOn(name, level)) return true;
  }
  return privilege === "NONE";
}
