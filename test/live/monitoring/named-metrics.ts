import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { type Analysis, analyse, analysePanel } from "../../../src/systems/prometheus/promql/analysis.js";
import { loadGrammar } from "../../../src/systems/prometheus/promql/tree/grammar.js";
import { walk } from "../../../src/systems/prometheus/promql/tree/walk.js";
import { loadRegularExpressions } from "../../../src/systems/prometheus/promql/types/regular-expressions.js";

/** The metrics that generated files name, each with a file that does, and those that their rules record. */
export interface NamedMetrics {
  readonly named: ReadonlyMap<string, string>;
  readonly recorded: ReadonlySet<string>;
}

const rulesFile = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ record: z.string().optional(), expr: z.string() })) })),
});
const testsFile = z.object({
  tests: z.array(
    z.object({
      input_series: z.array(z.object({ series: z.string() })).optional(),
      promql_expr_test: z.array(z.object({ expr: z.string() })).optional(),
    }),
  ),
});

/** In the rules, their unit tests and the dashboards below a folder. */
export async function namedMetrics(folder: string): Promise<NamedMetrics> {
  await Promise.all([loadGrammar(), loadRegularExpressions()]);
  const named = new Map<string, string>();
  const recorded = new Set<string>();
  const read = (file: string, { text, tree, problems }: Analysis) => {
    if (tree === undefined || problems.length > 0) throw new Error(`${file}: ${text}: ${problems[0]?.message}`);
    for (const { node } of walk(tree)) {
      const name = node.type === "selector" ? metricOf(node.metric, node.matchers) : undefined;
      if (name !== undefined && !named.has(name)) named.set(name, file);
    }
  };
  for (const file of filesBelow(join(folder, "prometheus", "rules"))) {
    const rules = rulesFile.parse(parse(readFileSync(file, "utf8"))).groups.flatMap((group) => group.rules);
    for (const { record, expr } of rules) {
      read(relative(folder, file), analyse(expr));
      if (record !== undefined) recorded.add(record);
    }
  }
  for (const file of filesBelow(join(folder, "prometheus", "tests"))) {
    for (const each of testsFile.parse(parse(readFileSync(file, "utf8"))).tests) {
      for (const { series } of each.input_series ?? []) read(relative(folder, file), analyse(series));
      for (const { expr } of each.promql_expr_test ?? []) read(relative(folder, file), analyse(expr));
    }
  }
  for (const file of filesBelow(join(folder, "grafana", "dashboards")))
    for (const expr of expressionsOf(JSON.parse(readFileSync(file, "utf8"))))
      read(relative(folder, file), analysePanel({ $promql: [expr] }));
  return { named, recorded };
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
}

/** `{__name__="x"}` is a name, too. */
function metricOf(metric: string | undefined, matchers: readonly { readonly label: string; readonly value: string }[]) {
  return metric ?? matchers.find(({ label }) => label === "__name__")?.value;
}

function expressionsOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "expr" in value && typeof value.expr === "string" ? [value.expr] : [];
  return [...own, ...Object.values(value).flatMap(expressionsOf)];
}
