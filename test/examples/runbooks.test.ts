import { execFileSync } from "node:child_process";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compile } from "../../src/compile.js";
import type { Artifact } from "../../src/compiler/model/artifact.js";
import type { ProofMemory } from "../../src/compiler/model/proof.js";
import type { Pipeline } from "../../src/compiler/model/resource.js";
import { type Engine, openEngine } from "../../src/engine/index.js";
import { anchorOf } from "../../src/patterns/runbooks/links.js";
import { clickHouseObjects } from "../../src/systems/clickhouse/emit/objects.js";
import { analyse, seriesOfSelector, walk } from "../../src/systems/prometheus/public.js";
import { blocksOf, type PageBlock, statementsIn } from "../kit/page-blocks.js";
import { ofQueryLog, QUERY_LOG } from "../kit/query-log.js";

// Every page of the example, as an operator finds it: what can be typed is read by what it is typed into.
const configPath = join(import.meta.dirname, "..", "..", "examples", "postgres-cdc", "pipeline.config.ts");

let pipeline: Pipeline;
let artifacts: readonly Artifact[];
let memory: ProofMemory;
let pages: readonly Artifact[];
let blocks: readonly PageBlock[];

beforeAll(async () => {
  const options = {
    configPath,
    environment: undefined,
    engine: "embedded",
    memory: new Map(),
    trustMemory: false,
  } as const;
  const compiled = await compile(options);
  compiled.sources.close();
  ({ pipeline, artifacts, memory } = compiled);
  pages = artifacts.filter(({ path }) => path.endsWith(".md"));
  blocks = pages.flatMap(({ path, content }) => blocksOf(path, content));
}, 120_000);

test("every block of a runbook says where it is typed", () => {
  const runbooks = blocks.filter(({ page, language }) => page.startsWith("runbooks/") && language !== "mermaid");
  const named = new Set(runbooks.map(({ place, language }) => `${place}: ${language}`));
  expect([...named].sort()).toEqual([
    "ClickHouse: sql",
    "PostgreSQL `inventory`: sql",
    "Prometheus: promql",
    "Shell: bash",
  ]);
});

test("there is no block that nothing reads", () => {
  const known = ["bash", "sh", "promql", "sql", "mermaid", "text", "ts", "json"];
  expect([...new Set(blocks.map(({ language }) => language))].filter((each) => !known.includes(each))).toEqual([]);
  for (const { text } of blocks.filter(({ language }) => language === "json")) JSON.parse(text);
  for (const { text } of blocks.filter(({ language }) => language === "ts")) {
    const { diagnostics = [] } = ts.transpileModule(`const it = { ${text} };`, { reportDiagnostics: true });
    expect(diagnostics).toEqual([]);
  }
});

test("every command is one that a shell reads", () => {
  const commands = new Set(
    blocks.filter(({ language }) => language === "bash" || language === "sh").map(({ text }) => text),
  );
  expect(commands.size).toBeGreaterThan(30);
  for (const input of commands) execFileSync("bash", ["-n"], { input });
});

test("every query of Prometheus' asks for what is scraped", () => {
  const queries = new Set(blocks.filter(({ language }) => language === "promql").map(({ text }) => text.trim()));
  expect(queries.size).toBeGreaterThan(60);
  for (const query of queries) {
    const { tree, problems } = analyse(query);
    expect({ query, problems }).toEqual({ query, problems: [] });
    for (const { node } of tree === undefined ? [] : walk(tree)) {
      if (node.type === "selector")
        expect({ query, found: seriesOfSelector(node, pipeline)?.name }).toEqual({ query, found: node.metric });
    }
  }
});

test("every link leads somewhere", () => {
  const files = new Map(artifacts.map(({ path, content }) => [path, content]));
  for (const { path, content } of pages) {
    const targets = [...content.matchAll(/\]\((?!https?:)([^)]+)\)|^ *click \S+ href "([^"]+)"/gm)];
    for (const [, link, drawn] of targets) {
      const [file = "", anchor] = decodeURIComponent(link ?? drawn ?? "").split("#");
      const target = files.get(normalize(join(dirname(path), file)));
      expect({ path, file, found: target !== undefined }).toEqual({ path, file, found: true });
      if (anchor === undefined) continue;
      const headings = [...(target ?? "").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));
      expect(headings).toContain(anchor);
    }
  }
});

test("every alert names its page, and the page is there", () => {
  const rules = artifacts.filter(({ path }) => path.startsWith("prometheus/rules/")).map(({ content }) => content);
  const urls = rules.flatMap((content) => [...content.matchAll(/runbook_url: (\S+)/g)].map(([, url = ""]) => url));
  expect(urls).toHaveLength(rules.join("").match(/- alert: /g)?.length ?? 0);
  const base = "https://runbooks.example.com/postgres-cdc/";
  const paths = new Set(pages.map(({ path }) => path));
  expect(urls.filter((url) => !paths.has(url.replace(base, "runbooks/")))).toEqual([]);
});

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 });
  const columnsOf = new Map([...memory].map(([address, { columns = [] }]) => [address, columns]));
  const statements = clickHouseObjects(pipeline)
    .filter(({ type }) => ["database", "table", "view", "materialized view", "dictionary"].includes(type))
    .map((object) => object.create({ columns: columnsOf.get(object.resource.address) ?? [], proof: true }));
  for (const result of await engine.run(statements.map((sql) => ({ sql, reads: false })))) {
    if (!result.ok) throw new Error(result.failure.message);
  }
}, 120_000);
afterAll(() => engine?.close());

test("every statement of ClickHouse's runs beside what is deployed", { timeout: 120_000 }, async () => {
  const statements = new Set(
    blocks
      .filter(({ place, page, language }) => place === "ClickHouse" || (page === "recovery.md" && language === "sql"))
      .flatMap(({ text }) => statementsIn(text)),
  );
  expect(statements.size).toBeGreaterThan(25);
  const failed: string[] = [];
  for (const made of await engine.run(QUERY_LOG.map((sql) => ({ sql, reads: false })))) expect(made.ok).toBe(true);
  for (const sql of [...statements].map(ofQueryLog)) {
    const [result] = await engine.run([{ sql, reads: /^(SELECT|WITH)/.test(sql) }]);
    if (result?.ok !== true) failed.push(`${sql}\n${result?.failure.message}`);
  }
  expect(failed).toEqual([]);
});
