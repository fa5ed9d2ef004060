import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import colors from "picocolors";
import { onTestFinished } from "vitest";
import { runMain } from "../../src/cli/main.js";
import type { DocumentedCode, Services } from "../../src/cli/services.js";
import type { Compilation, CompileOptions } from "../../src/compilation.js";
import type { Address } from "../../src/compiler/model/address.js";
import type { Artifact } from "../../src/compiler/model/artifact.js";
import type { Diagnostic } from "../../src/compiler/model/diagnostic.js";
import type { Resource } from "../../src/compiler/model/resource.js";

/** A resource as `[address, uses, madeBy]`, declared on the line of its place in the list. */
export type ResourceRow = readonly [address: Address, uses?: readonly Address[], madeBy?: Address];

export interface FakeConfig {
  readonly files?: Readonly<Record<string, string>>;
  /** Whose the files are; else each is of a table named like it. */
  readonly owners?: Readonly<Record<string, readonly Address[]>>;
  readonly resources?: readonly ResourceRow[];
  readonly diagnostics?: readonly Diagnostic[];
  readonly refused?: Error;
  readonly codes?: readonly DocumentedCode[];
}

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder with a fake compiler in it: what the commands do and print there, without a config or an engine. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), "headrace-cli-"));
  config: FakeConfig = {};
  environment: Record<string, string> = {};
  /** What the compiler was last asked. */
  asked: CompileOptions | undefined;

  constructor() {
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  put(path: string, content: string): void {
    const target = join(this.folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }

  async run(...parameters: readonly string[]): Promise<Run> {
    const printed = { out: "", err: "" };
    const plain = colors.createColors(false);
    const services: Services = {
      terminal: {
        out(text) {
          printed.out += text;
        },
        err(text) {
          printed.err += text;
        },
        outColors: plain,
        errColors: plain,
        live: false,
        width: 100,
        folder: this.folder,
        environment: this.environment,
      },
      interruption: { signal: new AbortController().signal, shielding: (action) => action() },
      compile: async (options) => this.#compiled(options),
      output: async (options) => this.#compiled(options),
      allCodes: async () => this.config.codes ?? [],
    };
    return { code: await runMain(parameters, services), ...printed };
  }

  #compiled(options: CompileOptions): Compilation {
    this.asked = options;
    if (this.config.refused !== undefined) throw this.config.refused;
    return compilationOf(this.config);
  }
}

function compilationOf(config: FakeConfig): Compilation {
  const { files = {}, owners = {}, resources = [], diagnostics = [] } = config;
  const artifacts = Object.entries(files).map(
    ([path, content]): Artifact => ({ path, content, resources: owners[path] ?? [`clickhouse.table/${path}`] }),
  );
  return {
    pipeline: {
      name: "shop",
      environment: undefined,
      resources: new Map(resources.map((row, index) => [row[0], resourceOf(row, index + 1)])),
    },
    diagnostics,
    artifacts,
    memory: new Map([["clickhouse.table/orders", { content: "abc", verdict: "executed" }]]),
    proof: { executed: 12, described: 3, parsed: 2, notJudged: 0, remembered: 9 },
    sources: {
      locate: async ({ site }) => ({ file: "pipeline.config.ts", ...site, length: 1 }),
      callPlace: (site) => ({ file: "pipeline.config.ts", ...site, length: 1 }),
      lineOf: () => undefined,
      close: () => undefined,
    },
  };
}

function resourceOf([address, uses = [], madeBy]: ResourceRow, line: number): Resource {
  const end = address.indexOf("/");
  return {
    address,
    kind: address.slice(0, end),
    name: address.slice(end + 1),
    spec: {},
    origin: { site: { line, column: 7 }, path: [] },
    uses,
    ...(madeBy === undefined ? {} : { madeBy }),
  };
}
