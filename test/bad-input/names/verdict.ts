import { parse } from "yaml";
import { compile } from "../../../src/compile.js";
import type { Artifact } from "../../../src/compiler/model/artifact.js";
import { refuseUnusablePaths } from "../../../src/write/artifact-paths.js";

/** What became of a config: each error as `code line`, or its files. */
export type Verdict =
  | { readonly refused: readonly string[] }
  | { readonly refused: undefined; readonly artifacts: readonly Artifact[] };

/** Compiles; throws what no name may lead to: a refusal without a place or a reason, files that can't be written. */
export async function verdict(engine: "embedded" | "off"): Promise<Verdict> {
  const { diagnostics, artifacts } = await compile({
    configPath: "/pipeline.config.ts",
    environment: undefined,
    engine,
    memory: new Map(),
    trustMemory: false,
  });
  const errors = diagnostics.filter((each) => each.severity === "error");
  for (const { code, at, detail } of errors) {
    if (at === undefined || code.startsWith("engine/")) throw new Error(`refused without a place: ${code} ${detail}`);
  }
  if (errors.length > 0) return { refused: errors.map(({ code }) => code) };
  refuseUnusablePaths(artifacts);
  return { refused: undefined, artifacts };
}

/** Every text in the files that are data, as their readers find them. */
export function textsIn(artifacts: readonly Artifact[]): readonly string[] {
  return artifacts.flatMap(({ path, content }) => {
    if (path.endsWith(".json")) return leaves(JSON.parse(content));
    if (path.endsWith(".yaml")) return leaves(parse(content));
    return path.endsWith(".properties") ? properties(content) : [];
  });
}

function leaves(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...leaves(each)]);
}

/** As `java.util.Properties` reads lines without continuations. */
function properties(content: string): readonly string[] {
  const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f" };
  const read = (text: string): string => text.replace(/\\(.)/gs, (_, each: string) => ESCAPES[each] ?? each);
  return content.split(/\r\n|[\r\n]/).flatMap((line) => {
    const found = /^[ \t\f]*(?![#!])((?:\\.|[^\\:= \t\f])+)[ \t\f]*[:=]?[ \t\f]*(.*)$/s.exec(line);
    return found === null ? [] : [read(found[1] ?? ""), read(found[2] ?? "")];
  });
}
