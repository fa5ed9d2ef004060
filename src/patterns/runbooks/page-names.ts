import { createHash } from "node:crypto";

const LONGEST = 80;

/** The page of each alert, by the alert's name: the name in small letters, and a hash where two would be the same. */
export function pageNames(alerts: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(RESERVED);
  const names = new Map<string, string>();
  for (const alert of [...alerts].sort(byText)) {
    const slug = slugOf(alert);
    const page = slug === "" || slug.length > LONGEST || taken.has(slug) ? hashed(slug, alert) : slug;
    taken.add(page);
    names.set(alert, page);
  }
  return names;
}

/** Pages that are no alert's. */
const RESERVED: readonly string[] = ["readme", "decision-tree", "high-availability", "kpis"];

function slugOf(name: string): string {
  return name
    .replaceAll("ClickHouse", "Clickhouse")
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

function hashed(slug: string, name: string): string {
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return slug === "" ? hash : `${slug.slice(0, LONGEST)}-${hash}`;
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
