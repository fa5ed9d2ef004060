import { readFile } from "node:fs/promises";

const TEMPLATES = ["kubernetes.md.hbs", "overview.md.hbs", "recovery.md.hbs", "runbook.md.hbs"];

/** The package's own templates: they lie beside the built files as beside the sources. */
export async function readTemplates(): Promise<ReadonlyMap<string, string>> {
  const folder = import.meta.url.endsWith(".ts") ? "../../templates/" : "../templates/";
  const read = async (name: string): Promise<[string, string]> => [
    name,
    await readFile(new URL(`${folder}${name}`, import.meta.url), "utf8"),
  ];
  return new Map(await Promise.all(TEMPLATES.map(read)));
}
