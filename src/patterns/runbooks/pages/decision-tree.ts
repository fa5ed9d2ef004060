import { promqlString } from "../../../systems/prometheus/public.js";
import { quoted } from "../../overview/diagram-nodes.js";
import { codeText } from "../../overview/markdown.js";
import { promql } from "../looks/prometheus.js";
import { type Page, prose } from "../page.js";
import { alertLink, type Scene } from "../scene.js";
import { type Stage, stagesOf } from "./stages.js";

/** From "something is wrong" to the alert that says what, along the data's way. */
export function decisionTree(scene: Scene): Page {
  const stages = stagesOf(scene);
  return {
    file: "decision-tree.md",
    title: "What is wrong?",
    items: [
      "Go down and stop at the first no: what is further down is mostly its consequence. Under each question are the query that answers it, and the alerts that it may name, each with its page.",
      ["```mermaid", ...drawing(stages, scene), "```"].join("\n"),
    ],
    sections: stages.map(({ question, alerts }, index) => ({
      title: `${index + 1}. ${question}`,
      items: [
        promql("no, if one of these fires", firing(alerts.map(({ name }) => name))),
        [
          "| alert | | it says | its query |",
          "| --- | --- | --- | --- |",
          ...alerts.map(
            ({ name, spec }) =>
              `| ${alertLink(name, scene)} | ${spec.severity} | ${prose(spec.summary)} | \`${codeText(promqlString(spec.expr).replace(/\s+/g, " "))}\` |`,
          ),
        ].join("\n"),
      ],
    })),
  };
}

function firing(names: readonly string[]): string {
  return `ALERTS{alertstate="firing",alertname=~${JSON.stringify(names.map((name) => name.replace(/[^\w]/g, "\\$&")).join("|"))}}`;
}

/** Questions one below the other; to the side of each what it may be. */
function drawing(stages: readonly Stage[], { pages }: Scene): readonly string[] {
  const lines = ["flowchart TD", '  start(["Rows are late, wrong or missing"]) --> q1'];
  for (const [index, { question, alerts }] of stages.entries()) {
    const id = index + 1;
    const next = id === stages.length ? "fine" : `q${id + 1}`;
    lines.push(`  q${id}{${quoted(question)}}`);
    for (const [place, { name }] of alerts.entries()) {
      lines.push(`  q${id} -- no --> a${id}_${place + 1}[${quoted(name)}]`);
      lines.push(`  click a${id}_${place + 1} href ${quoted(`${pages.get(name)}.md`)}`);
    }
    lines.push(`  q${id} -- yes --> ${next}`);
  }
  return [...lines, '  fine(["Nothing that is watched: look into the rows themselves"])'];
}
