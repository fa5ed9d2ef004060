import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The picture in docs/architecture.md: which paths each floor has, and which floors it may import from. */
export interface Walls {
  readonly floors: ReadonlyMap<string, readonly string[]>;
  readonly mayImport: ReadonlyMap<string, readonly string[]>;
}

export function readWalls(): Walls {
  const text = readFileSync(join(import.meta.dirname, "..", "..", "docs", "architecture.md"), "utf8");
  const picture = /^```walls\n([\s\S]*?)^```$/m.exec(text)?.[1];
  if (picture === undefined) throw new Error("docs/architecture.md has no block of walls");
  const floors = new Map<string, readonly string[]>();
  const mayImport = new Map<string, readonly string[]>();
  for (const line of picture.split("\n").filter((each) => each.trim() !== "")) {
    const floor = /^([a-z]+): (\S.*)$/.exec(line);
    const arrow = /^([a-z]+) -> (\S.*)$/.exec(line);
    if (floor !== null) floors.set(floor[1] ?? "", (floor[2] ?? "").split(/, */));
    else if (arrow !== null) mayImport.set(arrow[1] ?? "", (arrow[2] ?? "").split(/ +/));
    else throw new Error(`docs/architecture.md: what does this line of the walls say? ${line}`);
  }
  return { floors, mayImport };
}

/** The floor of a file: that of the longest path that leads to it. */
export function floorOf(file: string, { floors }: Walls): string | undefined {
  let best: { readonly floor: string; readonly length: number } | undefined;
  for (const [floor, paths] of floors) {
    for (const path of paths) {
      const holds = file === path || file.startsWith(`${path}/`);
      if (holds && path.length > (best?.length ?? 0)) best = { floor, length: path.length };
    }
  }
  return best?.floor;
}
