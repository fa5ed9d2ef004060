import { didYouMean } from "../../../../compiler/model/nearest.js";
import type { Resource } from "../../../../compiler/model/resource.js";
import { ofKind, type Pipeline } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { isWhollyKnown } from "../../graph/scraped.js";
import { resultLabels } from "../../graph/series.js";
import { analysisOf } from "../../promql/analysis.js";
import { ALERT, type AlertSpec } from "../../schema.js";
import { SHOP_JOB } from "../promql/case.js";
import { atOption } from "./alerts.js";
import { type TemplateUse, templateUses } from "./template.js";

function templated(description: string, labels = ""): string {
  return `${SHOP_JOB}
const alert = prometheus.alert("ManyCarts", {
  expr: promql\`sum by (country) (shop_open_carts) > 100\`,
  severity: "warning",${labels}
  summary: "Carts pile up",
  description: "${description}",
});

const listed = [shop, alert];
`;
}

interface PlacedUse {
  readonly alert: Resource<AlertSpec>;
  readonly use: TemplateUse;
  readonly path: readonly string[];
}

const placed = new WeakMap<Pipeline, readonly PlacedUse[]>();

function usesIn(pipeline: Pipeline): readonly PlacedUse[] {
  const known = placed.get(pipeline);
  if (known !== undefined) return known;
  const uses = [...usesOfAlerts(pipeline)];
  placed.set(pipeline, uses);
  return uses;
}

function* usesOfAlerts(pipeline: Pipeline): Iterable<PlacedUse> {
  for (const alert of ofKind(pipeline.resources, ALERT)) {
    const { summary, description, runbook = "", annotations, labels } = alert.spec;
    const texts: [readonly string[], string][] = [
      [["summary"], summary],
      [["description"], description],
      [["runbook"], runbook],
      ...Object.entries(annotations).map(([name, text]): [string[], string] => [["annotations", name], text]),
      ...Object.entries(labels).map(([name, text]): [string[], string] => [["labels", name], text]),
    ];
    for (const [path, text] of texts) {
      if (!/\{\{|\}\}|\$/.test(text)) continue;
      for (const use of templateUses(text)) yield { alert, use, path };
    }
  }
}

export const templateSyntax: Rule = {
  code: "prometheus/template-syntax",
  severity: "error",
  summary: "A text of an alert is no template",
  why: "Prometheus does not load a rule whose template does not parse.",
  mend: "Correct the template: `{{ $labels.topic }}`, `{{ $value | humanize }}`.",
  failing: templated("{{ $value | humanise }} carts are open."),
  passing: templated("{{ $value | humanize }} carts are open."),
  *check(pipeline) {
    for (const { alert, use, path } of usesIn(pipeline)) {
      if (use.about === "syntax") yield atOption(alert, `${use.message} ${templateSyntax.mend}`, ...path);
    }
  },
};

export const templateWithoutBraces: Rule = {
  code: "prometheus/template-without-braces",
  severity: "warning",
  summary: "A variable of an alert stands outside of its braces",
  why: "It is sent as it is written: people read `$value`.",
  mend: "Write `{{ $value }}`, `{{ $labels.topic }}`.",
  failing: templated("$value carts are open."),
  passing: templated("{{ $value }} carts are open."),
  *check(pipeline) {
    for (const { alert, use, path } of usesIn(pipeline)) {
      if (use.about === "bare") yield atOption(alert, `${use.message} ${templateWithoutBraces.mend}`, ...path);
    }
  },
};

export const templateLabel: Rule = {
  code: "prometheus/template-label",
  severity: "error",
  summary: "A text reads a label that the alert does not have",
  why: "What is aggregated away is not there: the text has a hole in that place.",
  mend: "Keep the label in the expression, `by (…)`, or leave it out of the text.",
  failing: templated("Carts pile up in {{ $labels.region }}."),
  passing: templated("Carts pile up in {{ $labels.country }}."),
  *check(pipeline) {
    const isKnown = isWhollyKnown(pipeline);
    for (const { alert, use, path } of usesIn(pipeline)) {
      if (use.about !== "label" || use.label === undefined) continue;
      const { tree, problems } = analysisOf(alert.spec.expr);
      const labels = tree === undefined || problems.length > 0 ? undefined : resultLabels(tree, pipeline);
      if (labels === undefined || labels.has(use.label)) continue;
      // What an aggregation leaves is known without the metrics.
      if (!isKnown && labels.size > 0 && tree?.type === "selector") continue;
      // The labels that the rule adds come only after the texts were made.
      const has =
        labels.size === 0
          ? "no label"
          : `only ${[...labels]
              .sort()
              .map((each) => `\`${each}\``)
              .join(", ")}`;
      const detail = `The expression of \`${alert.name}\` leaves ${has}: \`${use.label}\` is empty.${didYouMean(use.label, labels)} ${templateLabel.mend}`;
      yield atOption(alert, detail, ...path);
    }
  },
};

export const valueInLabel: Rule = {
  code: "prometheus/value-in-label",
  severity: "error",
  summary: "A label of an alert holds its value",
  why: "An alert is known by its labels: with every new value it is a new one, which waits for `for` anew and never fires, or fires again and again.",
  mend: "Put the value into the description.",
  failing: templated("Carts pile up.", '\n  labels: { carts: "{{ $value }}" },'),
  passing: templated("{{ $value }} carts are open.", '\n  labels: { team: "shop" },'),
  *check(pipeline) {
    for (const { alert, use, path } of usesIn(pipeline)) {
      if (use.about !== "value" || path[0] !== "labels") continue;
      yield atOption(
        alert,
        `The label \`${path[1]}\` of \`${alert.name}\` holds \`$value\`. ${valueInLabel.mend}`,
        ...path,
      );
    }
  },
};
