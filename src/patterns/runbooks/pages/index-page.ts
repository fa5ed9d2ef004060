import { plainText } from "../../overview/markdown.js";
import { recoveryPage } from "../links.js";
import { type Page, prose } from "../page.js";
import { alertLink, type Scene } from "../scene.js";
import { reached } from "./reached.js";
import { stagesOf } from "./stages.js";

/** Where one begins: how servers are reached, and every alert with its page. */
export function indexPage(scene: Scene, hasFigures: boolean): Page {
  const recovery = recoveryPage(scene);
  return {
    file: "README.md",
    title: `Runbooks of ${plainText(scene.pipeline.name)}`,
    items: [
      [
        "- Something is wrong, and no alert says what: [decision tree](decision-tree.md)",
        "- A machine or a zone is gone: [when one machine fails](high-availability.md)",
        ...(recovery === undefined ? [] : [`- Something is lost for good: ${recovery}`]),
        ...(hasFigures ? ["- How well it does: [figures](kpis.md)"] : []),
      ].join("\n"),
    ],
    sections: [
      { title: "How servers are reached", items: reached(scene) },
      {
        title: "Alerts",
        items: [
          [
            "| alert | | it says |",
            "| --- | --- | --- |",
            ...stagesOf(scene).flatMap(({ alerts }) =>
              alerts.map(
                ({ name, spec }) => `| ${alertLink(name, scene)} | ${spec.severity} | ${prose(spec.summary)} |`,
              ),
            ),
          ].join("\n"),
        ],
      },
    ],
  };
}
