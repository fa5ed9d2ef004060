import { codeText } from "../../overview/markdown.js";
import { word } from "../../recovery/section.js";
import { psql } from "../../recovery/sources.js";
import { recoveryPage } from "../links.js";
import { type Item, type Page, prose, shell } from "../page.js";
import { alertLink, type Scene } from "../scene.js";
import { stagesOf } from "./stages.js";

/** Where one begins: how servers are reached, and every alert with its page. */
export function indexPage(scene: Scene, hasFigures: boolean): Page {
  const recovery = recoveryPage(scene);
  return {
    file: "README.md",
    title: `Runbooks of ${scene.pipeline.name.replace(/[<>&`*_|\\]/g, " ")}`,
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

function reached({ parts }: Scene): readonly Item[] {
  const [server = "clickhouse"] = parts.servers;
  return [
    "The line before each block names where it is typed. Shell commands are run in the folder above this one; Kafka's tools, `psql` and `clickhouse-client` find users and passwords where they always do.",
    shell(
      "set once",
      'export CONNECT_URL="${CONNECT_URL:-http://connect:8083}"',
      'export PROMETHEUS_URL="${PROMETHEUS_URL:-http://prometheus:9090}"',
      'export ALERTMANAGER_URL="${ALERTMANAGER_URL:-http://alertmanager:9093}"',
    ),
    ...(parts.hasClickHouse ? [shell("to ClickHouse", `clickhouse-client --host ${word(server)}`)] : []),
    ...parts.sources
      .slice(0, 5)
      .map(({ source }) =>
        shell(`to PostgreSQL \`${codeText(source.name)}\`, the primary, as a superuser`, psql(source, "").trimEnd()),
      ),
    'PromQL is typed at `/graph` of Prometheus, or behind `promtool query instant "$PROMETHEUS_URL"`.',
  ];
}
