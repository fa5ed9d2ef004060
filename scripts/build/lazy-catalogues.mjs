// The catalogues are a megabyte that most commands look at little of: each file is copied beside the chunks as it is, and
// read when something of it is asked for.
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";

/** Puts a module in the place of each catalogue that reads the file on the first look into it. */
export function lazyCatalogues() {
  return {
    name: "lazy-catalogues",
    setup(build) {
      build.onLoad({ filter: /[\\/]catalogue[\\/](metrics[\\/])?[^\\/]+\.json$/, namespace: "file" }, ({ path }) => ({
        contents: moduleOf(path),
        resolveDir: dirname(path),
        loader: "js",
      }));
      build.onResolve({ filter: /^catalogue-file:/ }, ({ path, resolveDir }) => ({
        path: `${resolveDir}/${path.slice("catalogue-file:".length)}`,
        namespace: "catalogue-file",
      }));
      build.onLoad({ filter: /.*/, namespace: "catalogue-file" }, ({ path }) => ({
        contents: readFileSync(path),
        loader: "file",
      }));
    },
  };
}

function moduleOf(path) {
  const keys = Object.keys(JSON.parse(readFileSync(path, "utf8")));
  const getters = keys.map((key) => `get ${key}() { return (read ??= load()).${key}; }`);
  return `import { readFileSync } from "node:fs";
import file from ${JSON.stringify(`catalogue-file:${basename(path)}`)};
let read;
const load = () => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
export default { ${getters.join(", ")} };
`;
}
