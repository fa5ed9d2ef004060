import { extname, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { BuildOptions, OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from "esbuild";

/** Marks the resolutions that this plugin asks for itself. */
const ASKED = Symbol("asked");

/** What Node runs as it is; anything else that an import leads to (TypeScript, JSON) becomes part of the bundle. */
const RUNNABLE: ReadonlySet<string> = new Set([".js", ".mjs", ".cjs", ".node", ""]);

const OWN = "headrace";

/**
 * Leaves installed packages out of the bundle: each is imported by the absolute URL of what the importing file would
 * get. `headrace` leads to the compiler's own entry, so that compiler and config share one copy.
 */
export class PackageImports {
  /** What the config calls each package, by URL. */
  readonly found = new Map<string, string>();

  constructor(private readonly packageEntry: string) {
    this.found.set(packageEntry, OWN);
  }

  /** Every file imports `headrace`: esbuild follows that by itself, which is faster than asking the plugin. */
  options(): Pick<BuildOptions, "alias" | "external"> {
    return { alias: { [OWN]: this.packageEntry }, external: [this.packageEntry] };
  }

  plugin(): Plugin {
    return {
      name: "package-imports",
      setup: (build) => {
        build.onResolve({ filter: new RegExp(`^${OWN}/`) }, (asked) => this.external(this.packageEntry, asked));
        build.onResolve({ filter: OTHER_PACKAGE }, (asked) => this.resolve(asked, build));
      },
    };
  }

  private async resolve(asked: OnResolveArgs, build: PluginBuild): Promise<OnResolveResult | undefined> {
    if (asked.pluginData === ASKED || asked.kind === "entry-point" || asked.namespace !== "file") return undefined;
    const { importer, namespace, resolveDir, kind } = asked;
    const resolved = await build.resolve(asked.path, { importer, namespace, resolveDir, kind, pluginData: ASKED });
    // What can't be resolved is left to esbuild, which reports it at its place; so are Node's own modules.
    if (resolved.errors.length > 0 || resolved.external || resolved.namespace !== "file") return undefined;
    const installed = resolved.path.includes(`${sep}node_modules${sep}`) && RUNNABLE.has(extname(resolved.path));
    return installed ? this.external(pathToFileURL(resolved.path).href, asked) : undefined;
  }

  private external(url: string, asked: OnResolveArgs): OnResolveResult {
    this.found.set(url, asked.path);
    const isRequired = asked.kind === "require-call" || asked.kind === "require-resolve";
    return { path: isRequired ? fileURLToPath(url) : url, external: true };
  }
}

/** A package by its name, unless that is our own; esbuild's expressions can't look ahead. */
const OTHER_PACKAGE = new RegExp(`^(?:${[...OWN].map(differingAt).join("|")}|${OWN}[^/])`);

function differingAt(letter: string, index: number): string {
  const before = OWN.slice(0, index);
  // No name begins like a path.
  return index === 0 ? `[^./\\\\${letter}]` : `${before}(?:[^${letter}]|$)`;
}
