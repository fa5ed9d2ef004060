import { readFile } from "node:fs/promises";
import { dirname, extname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Loader, Plugin } from "esbuild";

const NAMESPACE = "headrace-own-location";
const URL_NAME = "__headrace_url";
const FOLDER_NAME = "__headrace_dirname";
const FILE_NAME = "__headrace_filename";

/** esbuild's `define`: in a bundle `import.meta` would be the bundle's. */
export const OWN_LOCATION: Readonly<Record<string, string>> = {
  "import.meta.url": URL_NAME,
  "import.meta.dirname": FOLDER_NAME,
  "import.meta.filename": FILE_NAME,
};

/** Whether a bundle made without the plugin asks for a location. */
export function usesOwnLocation(code: string): boolean {
  return [URL_NAME, FOLDER_NAME, FILE_NAME].some((name) => code.includes(name));
}

const USES_IT = /\bimport\s*\.\s*meta\b/;
const SPECIFIER = `${NAMESPACE}:own`;
// Appended: an import is hoisted wherever it stands, and every line and column above it stays as it is.
const IMPORT = `\nimport { ${URL_NAME}, ${FOLDER_NAME}, ${FILE_NAME} } from "${SPECIFIER}";\n`;

const LOADERS: Readonly<Record<string, Loader>> = {
  ".ts": "ts",
  ".mts": "ts",
  ".tsx": "tsx",
  ".js": "js",
  ".mjs": "js",
  ".jsx": "jsx",
};

/** Makes `import.meta.url`, `.dirname` and `.filename` those of the user's own file. */
export function ownLocation(): Plugin {
  return {
    name: "own-location",
    setup(build) {
      build.onLoad({ filter: /\.(m?[jt]s|[jt]sx)$/, namespace: "file" }, async ({ path }) => {
        const contents = await readFile(path, "utf8");
        const loader = LOADERS[extname(path)];
        return USES_IT.test(contents) && loader !== undefined ? { contents: contents + IMPORT, loader } : undefined;
      });
      build.onResolve({ filter: new RegExp(`^${SPECIFIER}$`) }, ({ importer }) => ({
        path: importer,
        namespace: NAMESPACE,
      }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
        contents: locationOf(path),
        loader: "js",
      }));
    },
  };
}

function locationOf(path: string): string {
  const values: Record<string, string> = {
    [URL_NAME]: pathToFileURL(path).href,
    [FOLDER_NAME]: dirname(path),
    [FILE_NAME]: path,
  };
  return Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join("\n");
}
