import { added, type OptionCases, SQL } from "./option-cases.js";

const UP = { $promql: ["up == 0"] };
const RECEIVER = { $ref: "alertmanager.receiver/team" };

export const watchingOptions: OptionCases = {
  "prometheus.server": {
    good: {},
    bad: [
      [
        { scrapeInterval: "soon" },
        'invalid-option scrapeInterval `scrapeInterval` must be a duration such as "10s" or "7d": a whole number and ms, s, m, h, d or w.',
      ],
      [{ retention: 30 }, 'invalid-option retention `retention` must be a duration such as "10s" or "7d".'],
      [
        { alertmanagers: "alertmanager:9093" },
        'invalid-option alertmanagers `alertmanagers` must be a list of "host:port".',
      ],
      [
        { scrapeTimeout: "1m" },
        "invalid-option scrapeTimeout `scrapeTimeout` must not be longer than `scrapeInterval`: Prometheus would not start.",
      ],
    ],
  },
  "prometheus.job": {
    good: { targets: ["host:9100"], exposes: "node_exporter" },
    bad: [
      [{ targets: [] }, "invalid-option targets `targets` must have at least one."],
      [
        { targets: ["http://host:9100"] },
        'invalid-option targets.0 `targets[0]` must be a host and a port, such as "exporter:9187", without scheme and path.',
      ],
      [
        { exposes: undefined },
        'missing-option  prometheus.job needs `exposes`: it must be the name of a component, a list of metrics, or "unknown".',
      ],
      [
        { path: "metrics" },
        'invalid-option path `path` must be a path such as "/metrics"; parameters stand in `params`.',
      ],
      [
        { basicAuth: { username: "a", password: "hidden" } },
        'secret-value basicAuth.password `password` is written as a text. Write secret("where/key") instead, keep the value where the consumer looks it up, and change it: it has been seen.',
      ],
      [
        { exposes: [{ name: "a-b", type: "gauge" }] },
        "invalid-option exposes.0.name `exposes[0].name` must be a metric's name: letters, digits and underscores.",
      ],
    ],
  },
  "prometheus.alert": {
    good: { expr: UP, severity: "warning", summary: "s", description: "d" },
    bad: [
      [{ expr: { $promql: [1] } }, "invalid-option expr `expr` must be PromQL, written as promql`…`."],
      [{ expr: "up == 0" }, "invalid-option expr `expr` must be PromQL, written as promql`…`."],
      [{ severity: "page" }, 'invalid-option severity `severity` must be one of "critical", "warning", "info".'],
      [
        { for: "5 minutes" },
        'invalid-option for `for` must be a duration such as "10s" or "7d": a whole number and ms, s, m, h, d or w.',
      ],
      [{ summary: undefined }, added("missing-option  prometheus.alert needs `summary`.")],
      [
        { labels: { "a-b": "c" } },
        "invalid-option labels.a-b.$key A name in `labels` must be that of a label: letters, digits and underscores.",
      ],
      [
        { labels: { severity: "info" } },
        "invalid-option labels.severity `labels.severity` must not be said here: it follows from the rest.",
      ],
    ],
  },
  "prometheus.record": {
    good: { expr: UP },
    bad: [
      [{ expr: SQL }, "invalid-option expr `expr` must be PromQL, written as promql`…`."],
      [
        { labels: { __x: "c" } },
        "invalid-option labels.__x.$key A name in `labels` must not begin with two underscores: those are Prometheus' own.",
      ],
      [{ interval: 5 }, 'invalid-option interval `interval` must be a duration such as "10s" or "7d".'],
    ],
  },
  "prometheus.test": {
    good: { alert: { $ref: "prometheus.alert/a.x" }, series: { up: "0x10" }, at: "5m", expect: "nothing" },
    bad: [
      [
        { alert: undefined },
        "missing-option  prometheus.test needs `alert`: it must be said, or `record`, and not both.",
      ],
      [
        { at: "late" },
        'invalid-option at `at` must be a duration such as "10s" or "7d": a whole number and ms, s, m, h, d or w.',
      ],
      [{ series: "up" }, "invalid-option series `series` must be an object."],
    ],
  },
  "alertmanager.receiver": {
    good: { slack: { apiUrl: { $secret: "a/b" }, channel: "#data" } },
    bad: [
      [
        { slack: { apiUrl: "https://hooks" } },
        'invalid-option slack.apiUrl `slack.apiUrl` must be a reference to a secret, written as secret("where/key").',
      ],
      [{ discard: "yes" }, "invalid-option discard `discard` must be true or false."],
      [{ webhook: { url: "x" } }, "invalid-option webhook.url `webhook.url` must be a URL with http or https."],
    ],
  },
  "alertmanager.route": {
    good: { receiver: RECEIVER },
    bad: [
      [{ receiver: "team" }, "invalid-option receiver `receiver` must be the constant of an alertmanager.receiver."],
      [
        { match: ['severity = "page'] },
        'invalid-option match.0 `match[0]` must have its value in whole quotes: `severity="…"`.',
      ],
      [{ groupBy: ["...", "a"] }, 'invalid-option groupBy `groupBy` must have "..." alone: it stands for all labels.'],
      [
        { repeatInterval: "never" },
        'invalid-option repeatInterval `repeatInterval` must be a duration such as "10s" or "7d": a whole number and ms, s, m, h, d or w.',
      ],
    ],
  },
  "alertmanager.inhibit": {
    good: { source: ['alertname="A"'], target: ['alertname="B"'], equal: ["instance"] },
    bad: [
      [{ source: undefined }, added("missing-option  alertmanager.inhibit needs `source`.")],
      [{ target: [] }, "invalid-option target `target` must have at least one matcher."],
      [{ equal: "instance" }, "invalid-option equal `equal` must be a list of labels."],
    ],
  },
  "alertmanager.timeInterval": {
    good: { weekdays: ["saturday", "sunday"] },
    bad: [
      [
        { weekdays: ["sun day"] },
        'invalid-option weekdays.0 `weekdays[0]` must be a day of the week or a range such as "monday:friday".',
      ],
      [{ times: ["25:00-26:00"] }, 'invalid-option times.0 `times[0]` must be a time of day such as "22:00-24:00".'],
      [{ location: "Mars/Base" }, 'invalid-option location `location` must be a time zone such as "Europe/Berlin".'],
    ],
  },
  "pipeline.monitoring": {
    good: {},
    bad: [
      [{ alerts: "all" }, 'invalid-option alerts `alerts` must be one of "recommended", "none".'],
      [
        { freshness: { warning: "10m", critical: "5m" } },
        "invalid-option freshness.warning `freshness.warning` must be shorter than `critical`.",
      ],
      [
        { notify: { slack: "https://hooks.slack.com" } },
        'missing-option notify.slack pipeline.monitoring needs `notify.slack.apiUrl`: it must be a reference to a secret, written as secret("where/key").',
      ],
      [{ owner: { slack: "data" } }, 'invalid-option owner.slack `owner.slack` must be "#channel" or "@user".'],
      [
        { owner: { prometheus: "prometheus:9090" } },
        "invalid-option owner.prometheus `owner.prometheus` must be a URL with http or https.",
      ],
      [
        { thresholds: { connectorDown: 60 } },
        'invalid-option thresholds.connectorDown `thresholds.connectorDown` must be a duration such as "10s" or "7d".',
      ],
      [
        { thresholds: { walRetained: { warning: "10 gigabytes" } } },
        'invalid-option thresholds.walRetained.warning `thresholds.walRetained.warning` must be a number of bytes, or a size such as "10GB".',
      ],
      [
        { thresholds: { walRetained: { warning: "20GB" } } },
        "invalid-option thresholds.walRetained.warning `thresholds.walRetained.warning` must be less than `critical`.",
      ],
      [
        { for: ["ConsumerLag"] },
        'invalid-option for `for` must be { alert: duration }, such as { ConsumerLag: "15m" }.',
      ],
      [
        { for: { ConsumerLag: 15 } },
        'invalid-option for.ConsumerLag `for.ConsumerLag` must be a duration such as "10s" or "7d".',
      ],
      [{ thresholds: { usage: 80 } }, "invalid-option thresholds.usage `thresholds.usage` must be less than 1."],
      [
        { exporters: { node: "node" } },
        'invalid-option exporters.node `exporters.node` must be "host:port", a list of such, or false.',
      ],
      [
        { exporters: { measures: false } },
        'invalid-option exporters.measures `exporters.measures` must be "host:port", or a list of such.',
      ],
    ],
  },
  "pipeline.slo": {
    good: { objective: 99.9, ratio: { $promql: ["a"] } },
    bad: [
      [
        { objective: 100 },
        "invalid-option objective `objective` must be less than 100: a budget of nothing is used up by the first failure.",
      ],
      [{ objective: "99" }, "invalid-option objective `objective` must be a number of per cent, such as 99.9."],
      [{ ratio: undefined }, "missing-option  pipeline.slo needs `ratio`: it must be given, or `good` and `total`."],
      [
        { ratio: undefined, good: { $promql: ['sum(rate(a{b="("}[5m]))'] }, total: { $promql: ['a{b="("}'] } },
        'invalid-option good `good` must be the counter itself, without a function, a range or an operator, such as `requests_total{code!~"5.."}`: the rate over each window is taken of it.',
      ],
      [{ window: "1h" }, "invalid-option window `window` must be from 7d to 90d: alerts look back three days of it."],
    ],
  },
  "clickhouse.metric": {
    good: { help: "h", query: SQL },
    bad: [
      [{ help: undefined }, added("missing-option  clickhouse.metric needs `help`.")],
      [{ type: "histogram" }, 'invalid-option type `type` must be one of "gauge", "counter".'],
      [
        { labels: ["a-b"] },
        "invalid-option labels.0 `labels[0]` must be a label's name: letters, digits and underscores.",
      ],
      [
        { labels: ["value"] },
        "invalid-option labels.0 `labels[0]` must not be `value`: that is the metric's own column.",
      ],
      [{ labels: ["a", "a"] }, "invalid-option labels `labels` must name each column once."],
      [{ query: "SELECT 1" }, "invalid-option query `query` must be SQL, written as sql`…`."],
    ],
  },
  "clickhouse.server": {
    good: { settings: { max_connections: 100 } },
    bad: [
      [
        { ports: { https: 8443 } },
        "invalid-option ports.https `ports.https` must come with `tls`: the port needs a certificate.",
      ],
      [{ ports: { http: 0 } }, "invalid-option ports.http `ports.http` must be at least 1."],
      [
        { tls: { certificate: "server.crt", key: "/k" } },
        "invalid-option tls.certificate `tls.certificate` must be a whole path on the server.",
      ],
      [
        { tls: { certificate: "/c", key: "/k", clients: "strict" } },
        "invalid-option tls.clients `tls.clients` must come with `ca`: nothing says by whom clients are verified.",
      ],
      [
        { prometheus: { path: "metrics" } },
        "invalid-option prometheus.path `prometheus.path` must be a path: it begins with /.",
      ],
      [
        { kafka: { "fetch.min.bytes": [] } },
        "invalid-option kafka.fetch.min.bytes `kafka.fetch.min.bytes` must be a value, or a secret.",
      ],
    ],
  },
  "kubernetes.cluster": {
    good: { namespace: "analytics" },
    bad: [
      [
        { namespace: "My Space" },
        "invalid-option namespace `namespace` must be a DNS label: at most 63 small letters, digits and hyphens.",
      ],
      [{ kafka: "confluent" }, 'invalid-option kafka `kafka` must be one of "strimzi".'],
      [{ shards: 0 }, "invalid-option shards `shards` must be at least 1."],
      [
        { storage: { kafka: "lots" } },
        'invalid-option storage.kafka `storage.kafka` must be a quantity such as "4Gi" or "500m".',
      ],
      [{ certificate: true }, "invalid-option certificate `certificate` must be the name of a Secret, or false."],
      [{ secrets: "plain" }, 'invalid-option secrets `secrets` must be one of "external-secrets", "references".'],
      [
        { clients: { mailer: { cidr: "10.2.0.0/16", namespace: "mail" } } },
        "invalid-option clients.mailer `clients.mailer` must have a `cidr`, or else a `namespace`, or the `labels` of pods.",
      ],
      [
        { environments: { staging: { sources: { shop: { slot: "Staging" } } } } },
        "invalid-option environments.staging.sources.shop.slot `environments.staging.sources.shop.slot` must be a slot's name: at most 63 small letters, digits and underscores.",
      ],
      [
        { environments: { staging: { backups: { nightly: "bucket" } } } },
        "invalid-option environments.staging.backups.nightly `environments.staging.backups.nightly` must be the URL of a bucket, or of a folder in it.",
      ],
    ],
  },
  "kubernetes.manifest": {
    good: { manifest: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } } },
    bad: [
      [
        { existing: ["shop"] },
        'invalid-option existing.0 `existing[0]` must be a kind and a name, such as "Service/shop".',
      ],
      [
        { manifest: undefined },
        "missing-option  kubernetes.manifest needs `manifest`: it must be plain data: a Secret is named there by `secretKeyRef`, another object by its name.",
      ],
      [
        { manifest: { kind: "ConfigMap" } },
        "missing-option manifest kubernetes.manifest needs `manifest.apiVersion`: it must be a text.",
        "missing-option manifest kubernetes.manifest needs `manifest.metadata`: it must have a `name`.",
      ],
    ],
  },
};
