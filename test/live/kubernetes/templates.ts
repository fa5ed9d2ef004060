import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../kit/project-root.js";

/** The package's own templates that the deployment's page is made of. */
export async function readTemplates(): Promise<ReadonlyMap<string, string>> {
  const name = "kubernetes.md.hbs";
  return new Map([[name, await readFile(join(projectRoot(), "templates", name), "utf8")]]);
}
