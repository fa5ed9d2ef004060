import { atText, type Origin } from "../../../src/compiler/model/origin.js";
import { ConfigProject } from "./config-project.js";

export const HEAD = 'import { clickhouse, definePipeline, postgres, sql, table, view } from "headrace";\n';
export const END = '\nexport default definePipeline({ name: "shop" });\n';

/** Places in a config, asked for by the declaration's name and a path. */
export async function places(files: Record<string, string | Uint8Array>, environment?: string) {
  const project = new ConfigProject(files);
  const { config, sources } = await project.load(environment);
  return (name: string, path: Origin["path"], text?: string, occurrence = 0): Promise<string> => {
    const site = config.declarations.filter((each) => each.name === name)[occurrence]?.site;
    if (site === undefined) throw new Error(`No declaration ${name}`);
    return project.place(sources, text === undefined ? { site, path } : atText({ site, path }, text));
  };
}
