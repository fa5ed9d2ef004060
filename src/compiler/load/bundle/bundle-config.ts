import { join } from "node:path";
import type { BuildFailure, BuildOptions, BuildResult, Metafile, Plugin } from "esbuild";
import { BUNDLE_NAME } from "../../model/declaration.js";
import { Refusal } from "../../model/diagnostic.js";
import { configImport, ENTRY } from "./entry.js";
import { esbuild } from "./esbuild.js";
import { loadProblems } from "./load-problems.js";
import { OWN_LOCATION, ownLocation, usesOwnLocation } from "./own-location.js";
import { PackageImports } from "./package-imports.js";

export interface Bundle {
  readonly path: string;
  readonly code: string;
  /** The source map as JSON; its sources are relative to the bundle's folder. */
  readonly map: () => string;
  /** Which file each import led to, by esbuild's own record; paths are relative to `base`. */
  readonly inputs: Metafile["inputs"];
  readonly base: string;
  /** The packages that the bundle imports, by the URLs that it imports them by. */
  readonly packages: ReadonlyMap<string, string>;
}

/**
 * Puts the config and its files together as one module that can lie in any folder: packages are imported by their
 * absolute URLs. It exports the config's module as `config`. Nothing is written.
 */
export async function bundleConfig(configPath: string, packageEntry: string, folder: string): Promise<Bundle> {
  const path = join(folder, BUNDLE_NAME);
  const base = process.cwd();
  const packages = new PackageImports(packageEntry);
  const options: BundleOptions = {
    ...OPTIONS,
    stdin: ENTRY,
    outfile: path,
    absWorkingDir: base,
    define: OWN_LOCATION,
    ...packages.options(),
    plugins: [configImport(configPath), packages.plugin()],
  };
  try {
    const { build } = esbuild();
    let result = await build(options);
    let code = textOf(result, ".mjs");
    // Looking into every file beforehand would take as long as the rest; hardly any config asks where it lies.
    if (usesOwnLocation(code)) {
      result = await build({ ...options, plugins: [ownLocation(), ...options.plugins] });
      code = textOf(result, ".mjs");
    }
    const inputs = result.metafile.inputs;
    return { path, code, map: () => textOf(result, ".map"), inputs, base, packages: packages.found };
  } catch (failure) {
    if (isBuildFailure(failure)) throw new Refusal(loadProblems(failure.errors, base));
    throw failure;
  }
}

const OPTIONS = {
  write: false,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  conditions: [],
  sourcemap: "external",
  sourcesContent: false,
  metafile: true,
  // A declaration counts though nothing uses its constant, whatever a package.json says of side effects.
  treeShaking: false,
  ignoreAnnotations: true,
  charset: "utf8",
  logLevel: "silent",
} satisfies BuildOptions;

type BundleOptions = typeof OPTIONS & BuildOptions & { readonly plugins: Plugin[] };

function textOf(result: BuildResult<{ write: false }>, ending: string): string {
  return result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? "";
}

function isBuildFailure(failure: unknown): failure is BuildFailure {
  return failure instanceof Error && "errors" in failure && Array.isArray(failure.errors);
}
