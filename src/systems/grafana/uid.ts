import { createHash } from "node:crypto";

const LONGEST = 40;
const HASH = 8;

/** A uid that stays as long as the pipeline and the resource are called so: readable, and unlike every other. */
export function uidOf(pipeline: string, kind: string, name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST - HASH - 1)
    .replace(/^-+|-+$/g, "");
  const hash = createHash("sha256").update(`${pipeline}\0${kind}\0${name}`).digest("hex").slice(0, HASH);
  return slug === "" ? hash : `${slug}-${hash}`;
}

const MOST = 999_999;

/** Ids of panels, by their titles: one that is added or moved changes no other's. */
export class PanelIds {
  private readonly taken = new Set<number>();

  of(type: string, title: string): number {
    const hash = createHash("sha256").update(`${type}\0${title}`).digest();
    let id = 1 + (hash.readUInt32BE(0) % MOST);
    while (this.taken.has(id)) id = 1 + (id % MOST);
    this.taken.add(id);
    return id;
  }
}
