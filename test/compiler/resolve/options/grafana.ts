import { added, type OptionCases, SQL } from "./option-cases.js";

const PANEL = { type: "stat", title: "Up", query: { $promql: ["up"] } };

export const grafanaOptions: OptionCases = {
  "grafana.folder": {
    good: {},
    bad: [
      [{ title: "general" }, "invalid-option title `title` must not be General: Grafana has such a folder."],
      [{ uid: "a/b" }, "invalid-option uid `uid` must have letters, digits, `-` and `_` alone."],
      [{ uid: "a".repeat(41) }, "invalid-option uid `uid` must have at most 40 characters: Grafana keeps no more."],
    ],
  },
  "grafana.datasource": {
    good: { type: "prometheus", url: "http://prometheus:9090" },
    bad: [
      [{ url: undefined }, added("missing-option  grafana.datasource needs `url`.")],
      [{ url: "prometheus" }, 'invalid-option url `url` must be a URL such as "http://prometheus:9090".'],
      [
        { type: "mysql" },
        'invalid-option type `type` must have a `type`, one of "prometheus", "clickhouse", "postgres", "alertmanager", and what belongs to it.',
      ],
      [
        { type: "clickhouse", url: undefined, host: "ch:9000" },
        "invalid-option host `host` must be a host's name alone: the port has an option of its own.",
      ],
      [
        { password: "hidden" },
        'secret-value password `password` is written as a text. Write secret("where/key") instead, keep the value where the consumer looks it up, and change it: it has been seen.',
      ],
    ],
  },
  "grafana.dashboard": {
    good: { title: "Shop", panels: [PANEL] },
    bad: [
      [{ title: undefined }, added("missing-option  grafana.dashboard needs `title`.")],
      [{ refresh: "soon" }, 'invalid-option refresh `refresh` must be a length of time such as "30s" or "5m".'],
      [{ from: "yesterday" }, 'invalid-option from `from` must be a time such as "now-6h", "now/d" or "2026-01-31".'],
      [
        { panels: [{ type: "stat", title: "Up" }] },
        "invalid-option panels.0 `panels[0]` must have `query`, or `queries`.",
      ],
      [
        { panels: [{ ...PANEL, type: "pie" }] },
        "invalid-option panels.0.type `panels[0].type` must be a panel or a row: grafana.timeseries(…), grafana.stat(…), grafana.row(…).",
      ],
      [{ panels: [{ ...PANEL, width: 25 }] }, "invalid-option panels.0.width `panels[0].width` must be at most 24."],
      [
        { panels: [{ ...PANEL, query: "up" }] },
        "invalid-option panels.0.query `panels[0].query` must be SQL, written as sql`…`, or PromQL, written as promql`…`.",
      ],
      [
        { panels: [{ ...PANEL, personal: { email: " " } }] },
        "invalid-option panels.0.personal.email `panels[0].personal.email` must say why the column may be shown.",
      ],
      [
        { panels: [{ ...PANEL, unitt: "s" }] },
        "unknown-option panels.0.unitt.$key `panels[0]` has no option `unitt`. Did you mean `unit`?",
      ],
      [
        { variables: [{ type: "query", name: "a", query: SQL, personal: { email: " " } }] },
        "invalid-option variables.0.personal.email `variables[0].personal.email` must say why the column may be shown.",
      ],
      [
        { annotations: [{ name: "a", query: SQL, personal: ["email"] }] },
        'invalid-option annotations.0.personal `annotations[0].personal` must give a reason for each column: { email: "Support writes to them" }.',
      ],
      [
        { variables: [{ type: "query", name: "__a", query: SQL }] },
        "invalid-option variables.0.name `variables[0].name` must not begin with `__`: such names are Grafana's own.",
      ],
      [
        { links: [{ title: "x" }] },
        "invalid-option links.0 `links[0]` must have one of `dashboard`, `url` and `tags`.",
      ],
    ],
  },
};
