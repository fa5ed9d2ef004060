// Packages become part of dist/: finding and reading their hundreds of files took longer than most commands.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What brings binaries, is loaded by few commands, or must be the user's own copy. */
export const EXTERNAL = ["esbuild", "chdb", "ts-morph", "@clickhouse/client", "handlebars"];

/** Writes YAML: its chunk holds the class that does that, and not the parser that stands beside it in the index. */
const WRITER = join("compiler", "emit", "yaml.ts");
const DOCUMENT = join("dist", "doc", "Document.js");

/** Leaves out what is never called: Zod's translations; of YAML it takes the modules that can be shaken. */
export function leanPackages(root) {
  return {
    name: "lean-packages",
    setup(build) {
      build.onResolve({ filter: /\/locales\/index\.js$/ }, ({ importer }) =>
        importer.includes(`${sep}zod${sep}`) ? { path: "no-locales", namespace: "lean" } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: "lean" }, () => ({ contents: "export {};", loader: "js" }));
      build.onResolve({ filter: /^yaml$/ }, ({ importer }) => ({
        path: join(root, "node_modules", "yaml", "browser", importer.endsWith(WRITER) ? DOCUMENT : "index.js"),
        sideEffects: false,
      }));
    },
  };
}

/** The licences of the packages that a bundle holds parts of, as their authors ask. */
export function thirdPartyNotices(root, inputs) {
  const used = new Set();
  for (const [path, { bytesInOutput }] of inputs) {
    const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
    if (name !== undefined && bytesInOutput > 0) used.add(name);
  }
  const notices = [...used].sort().map((name) => notice(root, name));
  return `The files of this folder hold parts of these packages.\n\n${notices.join("\n\n")}\n`;
}

function notice(root, name) {
  const folder = join(root, "node_modules", ...name.split("/"));
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.|$)/i.test(each));
  if (file === undefined) throw new Error(`${relative(root, folder)} has no licence to repeat`);
  return `## ${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}`;
}
