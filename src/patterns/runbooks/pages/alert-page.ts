import type { Resource } from "../../../compiler/model/resource.js";
import { durationText, promqlString } from "../../../systems/prometheus/public.js";
import { serverSchema } from "../../../systems/prometheus/schema/server.js";
import { type AlertSpec, serverOf } from "../../../systems/prometheus/schema.js";
import { plainText } from "../../overview/markdown.js";
import type { Guide } from "../guides/guide.js";
import { guideOf } from "../guides/index.js";
import { recoveryPage } from "../links.js";
import { limitOf, promql } from "../looks/prometheus.js";
import { meaningOf, seriesIn } from "../metrics.js";
import { type Item, type Page, prose, type Section } from "../page.js";
import type { Scene } from "../scene.js";
import { toldOf } from "../told.js";
import { stackOf } from "../tools/stack.js";
import { dashboardLines } from "./dashboards.js";
import { relatedLines } from "./related.js";

/** What somebody needs who is woken by this alert, in the order in which it is needed. */
export function alertPage(alert: Resource<AlertSpec>, scene: Scene): Page {
  const { spec, name } = alert;
  const guide = guideOf(alert, scene);
  return {
    file: `${scene.pages.get(name)}.md`,
    title: plainText(name),
    items: [
      `**${spec.severity}**, ${whenOf(alert)}. ${toldOf(alert, scene)}`,
      `> ${prose(spec.summary)}`,
      prose(spec.description),
      ...(guide.why === "" || guide.why === spec.description ? [] : [`**While it lasts:** ${guide.why}`]),
    ],
    sections: [
      { title: "Look", items: [...guide.look, ...expression(alert)] },
      ...(guide.mend.length === 0 ? [] : [{ title: "Mend", items: [{ steps: guide.mend }] }]),
      { title: "It is over", items: [overText(alert, guide.over)] },
      ...meaning(alert, scene),
      { title: "Links", items: [links(alert, guide, scene)] },
    ],
  };
}

/** From which value on, and for how long. */
function whenOf({ spec }: Resource<AlertSpec>): string {
  const limit = limitOf(promqlString(spec.expr))?.limit;
  const wait = spec.for === undefined ? "at once" : `after ${durationText(spec.for)}`;
  return limit === undefined ? wait : `${wait} at \`${limit}\``;
}

function expression({ spec }: Resource<AlertSpec>): readonly Item[] {
  const expr = promqlString(spec.expr);
  const compared = limitOf(expr);
  return [
    ...(compared === undefined ? [] : [promql("how near the limit everything is", compared.measured)]),
    promql("what fires it: nothing comes back when all is well", expr),
  ];
}

function overText({ spec }: Resource<AlertSpec>, over: string | undefined): string {
  const keeps = spec.keepFiringFor === undefined ? "" : ` It goes on firing for ${durationText(spec.keepFiringFor)}.`;
  const silent = `The last query above returns nothing.${keeps}`;
  return over === undefined ? silent : `${over} ${silent}`;
}

function meaning(alert: Resource<AlertSpec>, scene: Scene): readonly Section[] {
  const lines = seriesIn(alert, scene).map(meaningOf);
  return lines.length === 0 ? [] : [{ title: "What is measured", items: [lines.join("\n")] }];
}

function links(alert: Resource<AlertSpec>, guide: Guide, scene: Scene): string {
  const query = encodeURIComponent(promqlString(alert.spec.expr)).replace(/[()'*!]/g, escaped);
  const url = prometheusUrl(scene);
  const { runbook } = alert.spec;
  const own = runbook !== undefined && /^https?:/.test(runbook) && !isThisPage(runbook, alert, scene);
  return [
    ...(own ? [`- The author's own page: <${runbook}>`] : []),
    ...dashboardLines(alert, scene),
    `- [The query in Prometheus](${url.replace(/\/$/, "")}/graph?g0.expr=${query})`,
    ...relatedLines(alert.name, guide, scene),
    `- ${["[Decision tree](decision-tree.md)", recoveryPage(scene), "[how servers are reached](README.md)"].filter((each) => each !== undefined).join(", ")}`,
  ].join("\n");
}

/** Where people reach it; in Kubernetes, where nothing is said, where the page on servers forwards it to. */
function prometheusUrl({ pipeline, kubernetes }: Scene): string {
  const { url } = serverOf(pipeline.resources);
  const isForwarded = kubernetes?.monitoring !== undefined && stackOf(pipeline) === undefined;
  return url === serverSchema.parse({}).url && isForwarded ? "http://localhost:9090" : url;
}

function isThisPage(runbook: string, { name }: Resource<AlertSpec>, { monitoring, pages }: Scene): boolean {
  return runbook === `${monitoring.owner.runbooks}/${pages.get(name)}.md`;
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
