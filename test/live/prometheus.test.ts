import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { analyse } from "../../src/systems/prometheus/promql/analysis.js";
import { loadGrammar } from "../../src/systems/prometheus/promql/tree/grammar.js";
import { loadRegularExpressions } from "../../src/systems/prometheus/promql/types/regular-expressions.js";
import { describeLive } from "./kit/describe-live.js";
import { generateFrom } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { ALERTS } from "./monitoring/alerts.js";

async function promtool(folder: string, ...parameters: string[]): Promise<{ isAccepted: boolean; said: string }> {
  const { exitCode, all } = await execa("promtool", parameters, { cwd: folder, all: true, reject: false });
  return { isAccepted: exitCode === 0, said: all ?? "" };
}

describeLive("what is generated for Prometheus", ["Prometheus and Alertmanager"], () => {
  let generated: Generated;
  let folder: string;

  beforeAll(async () => {
    generated = await generateFrom(ALERTS);
    folder = join(generated.folder, "prometheus");
  });
  afterAll(() => generated?.remove());

  test("is a configuration with rules", async () => {
    expect(await promtool(folder, "check", "config", "--syntax-only", "prometheus.yml")).toMatchObject({
      isAccepted: true,
    });
    for (const group of ["others", "shop", "totals"]) {
      expect(await promtool(folder, "check", "rules", `rules/${group}.yaml`)).toMatchObject({ isAccepted: true });
    }
  });

  test("passes its own unit tests: every alert fires and stays silent", async () => {
    const files = ["tests/others_test.yaml", "tests/shop_test.yaml", "tests/shop_long_test.yaml"];
    expect(await promtool(folder, "test", "rules", ...files)).toMatchObject({ isAccepted: true });
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
    expect(texts.join("").match(/ fires$/gm)?.length).toBe(30);
  }, 300_000);

  test("does not pass them when an alert is turned round", async () => {
    const path = join(folder, "rules", "others.yaml");
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace("< 0.01", "> 0.01"));
    const { isAccepted, said } = await promtool(folder, "test", "rules", "tests/others_test.yaml");
    await writeFile(path, text);
    expect(isAccepted).toBe(false);
    expect(said).toContain("RecordedTotal");
  });
});

/** All that 2.42 and 3.x judge alike. */
const EXPRESSIONS: readonly string[] = [
  "x",
  "x{}",
  "{}",
  '{a=""}',
  '{a!="b"}',
  '{a=~".+"}',
  '{a=~".*"}',
  'x{a="b",}',
  "x{a='b'}",
  "x{a=`b`}",
  'x{a="\\n"}',
  'x{a="\\q"}',
  'x{a="b}',
  "x{a=b}",
  "rate(x[5m])",
  "rate(x)",
  "rate(x[5m:])",
  "rate(x[5m:1m])",
  "rate(x[5m] offset 1h)",
  "rate(x offset 1h[5m])",
  "rate(x[0s])",
  "rate(x[5m1h])",
  "rate(x[1h5m])",
  "x[5m]",
  "sum(x[5m])",
  "sum(x)[5m]",
  "sum(x)[5m:]",
  "max_over_time(sum(x)[5m:1m])",
  "sum(x) offset 5m",
  "-x offset 5m",
  "x offset -5m",
  "x offset 5m offset 5m",
  "x @ 5",
  "x @ start()",
  "x @ 5 @ 6",
  "x @ 5 offset 1m",
  "1 > 2",
  "1 > bool 2",
  "x > bool 2",
  "x + bool y",
  "x and 1",
  "1 or x",
  "x and y",
  "x and on (a) group_left () y",
  "x * on (a) group_left (b) y",
  "x * on (a) group_left (a) y",
  "x * on (a) 2",
  "x * ignoring (a) group_right () y",
  "x * group_left () y",
  "x + y offset 5m * z",
  "x > y[5m]",
  "-1 ^ 2",
  "x ^ y ^ z",
  "+x",
  '-"a"',
  '"a"',
  '"a" + 1',
  "1 + 2",
  "x % 2",
  "x atan2 y",
  "Inf",
  "NaN",
  "0x1F",
  "1e3",
  "1.5e-3",
  ".5",
  "sum(x)",
  "sum by (a) (x)",
  "sum(x) by (a)",
  "sum by (a) x",
  "sum()",
  "sum(x, y)",
  "SUM(x)",
  "Rate(x[5m])",
  "topk(5, x)",
  "topk(x)",
  "topk(x, 5)",
  'count_values("v", x)',
  "count_values(5, x)",
  "quantile(0.9, x)",
  "sum without () (x)",
  "abs(x)",
  "abs()",
  "abs(1)",
  "abs(x, 1)",
  "round(x)",
  "round(x, 5)",
  "round(x, 5, 6)",
  "clamp(x, 1, 2)",
  "clamp(x, 1)",
  "time()",
  "time(x)",
  "vector(1)",
  "vector(x)",
  "scalar(x)",
  "absent(x)",
  "absent_over_time(x[5m])",
  "hour()",
  "hour(x)",
  "hour(x, y)",
  'label_replace(x, "a", "$1", "b", "(.*)")',
  'label_replace(x, "a", "$1", "b")',
  'label_join(x, "a", ",")',
  'label_join(x, "a", ",", "b", "c")',
  "label_join(x)",
  "histogram_quantile(0.9, x)",
  "histogram_quantile(x)",
  "predict_linear(x[1h], 3600)",
  "predict_linear(x[1h])",
  "quantile_over_time(0.5, x[1h])",
  "quantile_over_time(x[1h], 0.5)",
  "foo(x)",
  "x y",
  "x >",
  "(x",
  "x)",
  "",
  "# nothing",
  "x # comment",
  "sum(x) 5",
  'x{__name__="y"}',
  '{__name__="y"}',
  'x{a=~"("}',
  'x{a=~"(?!b)"}',
  'x{a=~"(?i)b"}',
  'x{a!~"[["}',
  'x{on="a"}',
  "sum by (on, by, sum) (x)",
  "sum",
  "by",
  "on",
];

describeLive("PromQL is judged as Prometheus judges it", ["Prometheus and Alertmanager"], () => {
  let folder: string;
  beforeAll(async () => {
    await Promise.all([loadGrammar(), loadRegularExpressions()]);
    folder = await mkdtemp(join(tmpdir(), "headrace-promql-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(EXPRESSIONS)("%s", async (expr) => {
    await writeFile(
      join(folder, "rules.yaml"),
      JSON.stringify({ groups: [{ name: "g", rules: [{ record: "r", expr }] }] }),
    );
    const { isAccepted, said } = await promtool(folder, "check", "rules", "rules.yaml");
    expect({ expr, isAccepted: analyse(expr).problems.length === 0, said }).toEqual({ expr, isAccepted, said });
  });
});
