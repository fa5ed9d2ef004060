import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { type LoadResult, loadConfig } from "../../../src/compiler/load/load-config.js";
import type { Sources } from "../../../src/compiler/load/sources.js";
import { type Diagnostic, type Place, Refusal } from "../../../src/compiler/model/diagnostic.js";
import type { Origin } from "../../../src/compiler/model/origin.js";

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "headrace test #1 50% é-")));
// Several files share this one, and come to an end one after another.
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

let projects = 0;

/** A folder with a config in it, and what loading it yields. `headrace` is the stand-in of the fixtures. */
export class ConfigProject {
  readonly folder = join(scratch, `project-${projects++}`);
  readonly configPath = join(this.folder, "pipeline.config.ts");

  constructor(files: Readonly<Record<string, string | Uint8Array>>) {
    mkdirSync(this.folder);
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), content);
    }
  }

  load(environment?: string, timeLimitMs?: number): Promise<LoadResult> {
    const limit = timeLimitMs === undefined ? {} : { timeLimitMs };
    return loadConfig({ configPath: this.configPath, environment, packageEntry: fixturePackage(), ...limit });
  }

  async refused(environment?: string, timeLimitMs?: number): Promise<readonly Diagnostic[]> {
    try {
      await this.load(environment, timeLimitMs);
    } catch (failure) {
      if (failure instanceof Refusal) return failure.diagnostics;
      throw failure;
    }
    throw new Error("The config was accepted");
  }

  /** `code file:line:column detail` of each refused problem. */
  async refusals(environment?: string, timeLimitMs?: number): Promise<readonly string[]> {
    const shown = await this.refused(environment, timeLimitMs);
    return shown.map((each) => `${each.code} ${each.place ? `${this.shown(each.place)} ` : ""}${each.detail}`);
  }

  /** `file:line:column underlined text` of an origin. */
  async place(sources: Sources, origin: Origin): Promise<string> {
    const place = await sources.locate(origin);
    const line = sources.lineOf(place);
    return `${this.shown(place)} ${line?.slice(place.column - 1, place.column - 1 + place.length)}`;
  }

  private shown(place: Place): string {
    return `${relative(this.folder, resolve(place.file))}:${place.line}:${place.column}`;
  }
}

let built: string | undefined;

function fixturePackage(): string {
  if (built !== undefined) return built;
  const outfile = join(scratch, "headrace.mjs");
  const entry = join(import.meta.dirname, "..", "..", "fixtures", "configs", "headrace.ts");
  buildSync({ entryPoints: [entry], bundle: true, platform: "node", format: "esm", outfile, logLevel: "silent" });
  built = pathToFileURL(outfile).href;
  return built;
}
