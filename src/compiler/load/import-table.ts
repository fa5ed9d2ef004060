import { resolve } from "node:path";
import type { Metafile } from "esbuild";

/** Where the imports of the user's files led to, as esbuild found them (by `paths` of a tsconfig too). */
export class ImportTable {
  private targets: Map<string, ReadonlyMap<string, string>> | undefined;

  constructor(
    private readonly inputs: Metafile["inputs"],
    private readonly base: string,
  ) {}

  /** The file that `specifier` in the file `importer` leads to; undefined for packages. */
  targetOf(importer: string, specifier: string): string | undefined {
    this.targets ??= this.read();
    return this.targets.get(importer)?.get(specifier);
  }

  private read(): Map<string, ReadonlyMap<string, string>> {
    const targets = new Map<string, ReadonlyMap<string, string>>();
    for (const [path, { imports }] of Object.entries(this.inputs)) {
      const bySpecifier = new Map<string, string>();
      for (const each of imports) {
        if (each.original !== undefined && !each.external)
          bySpecifier.set(each.original, resolve(this.base, each.path));
      }
      targets.set(resolve(this.base, path), bySpecifier);
    }
    return targets;
  }
}
