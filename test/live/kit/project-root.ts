import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of package.json: found by walking up, since a bundled script does not lie where its source does. */
export function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${import.meta.dirname}`);
    folder = parent;
  }
  return folder;
}

export const kitFolder = () => join(projectRoot(), "test", "live", "kit");
