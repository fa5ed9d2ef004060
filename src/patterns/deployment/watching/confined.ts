import { isJsonObject, type Json, type JsonObject } from "../../../compiler/model/json.js";
import { analyse, type SelectedSeries, seriesOfSelector, walk } from "../../../systems/prometheus/public.js";
import type { Scope } from "../placed.js";
import { monitors } from "./monitors.js";

/** What Prometheus writes for each target of any job. */
const OF_EVERY_JOB = /^(up|scrape_\w+)$/;

/**
 * Rules as they hold for one namespace. One Prometheus may watch several environments, and a connector of one must not
 * stand for that of another: what is scraped here has this namespace as a label, and so has what is recorded or told of it.
 */
export function confinedGroups(scope: Scope, groups: Json): Json {
  const jobs = monitoredJobs(scope);
  const { namespace } = scope.spec;
  return listOf(groups).map((group) => ({
    ...group,
    rules: listOf(group.rules).map((rule) => ({
      ...rule,
      expr: typeof rule.expr === "string" ? confined(rule.expr, scope, jobs) : (rule.expr ?? null),
      labels: { namespace, ...(isJsonObject(rule.labels) ? rule.labels : {}) },
    })),
  }));
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The jobs that are scraped in the namespace, as their monitors call them. */
function monitoredJobs(scope: Scope): ReadonlySet<string> {
  const texts = monitors(scope).map(({ manifest }) => JSON.stringify(manifest));
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/"targetLabel":"job","replacement":"([^"]+)"/g)].map(([, job = ""]) => job),
    ),
  );
}

/** Whether a series has the namespace as a label: of what it was scraped from, of what it tells of, or of its rule. */
function isHere(series: SelectedSeries | undefined, jobs: ReadonlySet<string>): boolean {
  if (series === undefined) return false;
  if (series.type === "record" || series.type === "alert" || series.labels.has("namespace")) return true;
  // What keeps the labels that it is given may be taken for any job.
  const named = series.jobs.filter(({ resource }) => !resource.spec.honorLabels);
  return named.length > 0 && named.every(({ resource }) => jobs.has(resource.name));
}

/** The expression with the namespace in each selector of what is scraped there. */
function confined(text: string, scope: Scope, jobs: ReadonlySet<string>): string {
  const { tree } = analyse(text);
  if (tree === undefined) return text;
  const { namespace } = scope.spec;
  const edits: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  for (const { node } of walk(tree)) {
    if (node.type !== "selector") continue;
    const said = node.matchers.find(({ label }) => label === "namespace");
    if (said !== undefined) {
      // Said for the base, and another one in this environment.
      if (said.operator === "=" && said.value === scope.cluster.spec.namespace)
        edits.push({ from: said.from, to: said.to, text: `namespace="${namespace}"` });
      continue;
    }
    const isOfEveryJob = OF_EVERY_JOB.test(node.metric ?? "") && !node.matchers.some(({ label }) => label === "job");
    if (!isOfEveryJob && !isHere(seriesOfSelector(node, scope.pipeline), jobs)) continue;
    const brace = text.slice(node.from, node.to).indexOf("{");
    const at = brace === -1 ? node.to : node.from + brace + 1;
    const matcher = `namespace="${namespace}"`;
    const more = node.matchers.length > 0 ? `${matcher},` : matcher;
    edits.push({ from: at, to: at, text: brace === -1 ? `{${matcher}}` : more });
  }
  return edits
    .sort((left, right) => right.from - left.from)
    .reduce((whole, { from, to, text: put }) => whole.slice(0, from) + put + whole.slice(to), text);
}
