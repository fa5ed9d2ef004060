import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Artifact } from "../../../src/compiler/model/artifact.js";
import { temporaryFolder } from "./temporary-folder.js";

/** Generated files, in a folder of their own. */
export interface Generated {
  readonly folder: string;
  readonly paths: readonly string[];
  text(path: string): string;
  remove(): Promise<void>;
}

export async function writeArtifacts(artifacts: readonly Artifact[]): Promise<Generated> {
  const folder = await temporaryFolder("generated");
  const contents = new Map(artifacts.map(({ path, content }) => [path, content]));
  for (const [path, content] of contents) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true });
    await writeFile(join(folder.path, path), content);
  }
  return {
    folder: folder.path,
    paths: [...contents.keys()],
    text(path) {
      const content = contents.get(path);
      if (content === undefined) throw new Error(`${path} is not generated, only ${[...contents.keys()].join(", ")}`);
      return content;
    },
    remove: () => folder.remove(),
  };
}
