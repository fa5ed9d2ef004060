import { within } from "../../../compiler/model/origin.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { analysisOf } from "../../../systems/prometheus/public.js";
import { SLO } from "../schema.js";
import { noShare } from "../share.js";

const config = (
  ratio: string,
): string => `const own = prometheus.job("prometheus", { targets: ["prometheus:9090"], exposes: "prometheus" });
const app = prometheus.job("app", { targets: ["app:8080"], exposes: [{ name: "app_temperature", type: "gauge" }] });
const scraped = slo("scraped", { objective: 99, ratio: promql\`${ratio}\` });

const listed = [own, app, scraped];
`;

const WHY =
  "What goes wrong is 1 less what goes well: of a value above 1 it is negative, the budget grows, and no alert fires; of none it is not counted.";

export const noShareAtAll: Rule = {
  code: "slo/not-a-share",
  severity: "error",
  summary: "An objective's ratio is no share from 0 to 1",
  why: WHY,
  mend: "Give the share that is good at a moment: `avg(up)`, `max(lag_seconds) < bool 60`.",
  failing: config("sum(up)"),
  passing: config("avg(up)"),
  check: (pipeline) => found(pipeline, true),
};

export const perhapsNoShare: Rule = {
  code: "slo/perhaps-not-a-share",
  severity: "warning",
  summary: "Nothing says that an objective's ratio is from 0 to 1",
  why: WHY,
  mend: "Compare the measure with its limit: `max(app_temperature) < bool 80`.",
  failing: config("max(app_temperature)"),
  passing: config("max(app_temperature) < bool 80"),
  check: (pipeline) => found(pipeline, false),
};

function* found(pipeline: Pipeline, isCertain: boolean) {
  for (const { name, spec, origin, address } of ofKind(pipeline.resources, SLO)) {
    const { tree, problems } = spec.ratio === undefined ? { tree: undefined, problems: [] } : analysisOf(spec.ratio);
    const wrong = tree === undefined || problems.length > 0 ? undefined : noShare(tree, pipeline);
    if (wrong === undefined || wrong.isCertain !== isCertain) continue;
    const detail = `The ratio of \`${name}\` is taken for a share from 0 to 1, and ${wrong.reason}. ${wrong.mend}`;
    yield { detail, at: within(origin, "ratio"), resource: address };
  }
}
