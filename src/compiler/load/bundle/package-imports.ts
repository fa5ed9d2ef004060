import { extname, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from "esbuild";

/** Marks the resolutions that this plugin asks for itself. */
const ASKED = Symbol("asked");

/** What Node runs as it is; anything else that an import leads to (TypeScript, JSON) becomes part of the bundle. */
const RUNNABLE: ReadonlySet<string> = new Set([".js", ".mjs", ".cjs", ".node", ""]);

/**
 * Leaves installed packages out of the bundle: each is imported by the absolute URL of what the importing file would
 * get. `headrace` leads to the compiler's own entry, so that compiler and config share one copy.
 */
export class PackageImports {
  /** What the config calls each package, by URL. */
  readonly found = new Map<string, string>();

  constructor(private readonly packageEntry: string) {}

  plugin(): Plugin {
    return {
      name: "package-imports",
      setup: (build) => {
        build.onResolve({ filter: /^headrace(\/|$)/ }, (asked) => this.external(this.packageEntry, asked));
        build.onResolve({ filter: /^[^./\\]/ }, (asked) => this.resolve(asked, build));
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
