import type { JsonObject } from "../../../compiler/model/json.js";

/** Where the server writes its log, in its container and in the collector's. */
export const LOG_FOLDER = "/var/log/postgresql";
export const LOGINS_PORT = 9189;

/** What the server is started with: SQLSTATE stands in each line, a week is kept, and anybody may read it. */
export const LOG_SETTINGS: readonly string[] = [
  "logging_collector=on",
  `log_directory=${LOG_FOLDER}`,
  "log_filename=postgresql-%u.log",
  "log_truncate_on_rotation=on",
  "log_rotation_age=1d",
  "log_rotation_size=0",
  "log_file_mode=0644",
  "log_line_prefix=%m [%p] %e ",
  // The collector looks for FATAL, which is translated elsewhere.
  "lc_messages=C",
];

const LINES = "postgresql.log.lines";
const FAILED = "postgresql.logins.failed";
const NONE = "postgresql.logins.none";
const SAID = "Logins that the server refused";
/** Longer than anybody runs it: what is forgotten would begin at nothing again. */
const ALWAYS = "8760h";

/**
 * Counts who could not log in: no exporter of PostgreSQL's tells it. A counter has to be there before the first one
 * fails, or that is no increase: each line that is none counts as nothing.
 */
export const COLLECTOR_CONFIG: JsonObject = {
  receivers: { file_log: { include: [`${LOG_FOLDER}/*.log`], start_at: "end" } },
  connectors: {
    count: {
      logs: {
        [LINES]: { description: "Lines of the server's log" },
        [FAILED]: { description: SAID, conditions: ['IsMatch(body, "\\\\] 28(P01|000) FATAL: ")'] },
      },
    },
  },
  processors: {
    transform: {
      metric_statements: [
        { context: "metric", statements: [`copy_metric(name="${NONE}") where metric.name == "${LINES}"`] },
        { context: "datapoint", statements: [`set(datapoint.value_int, 0) where metric.name == "${NONE}"`] },
        {
          context: "metric",
          statements: [
            `set(metric.description, "${SAID}") where metric.name == "${NONE}"`,
            `set(metric.name, "${FAILED}") where metric.name == "${NONE}"`,
          ],
        },
      ],
    },
    delta_to_cumulative: { max_stale: ALWAYS },
  },
  exporters: {
    prometheus: { endpoint: `0.0.0.0:${LOGINS_PORT}`, metric_expiration: ALWAYS, without_scope_info: true },
  },
  service: {
    pipelines: {
      logs: { receivers: ["file_log"], exporters: ["count"] },
      metrics: { receivers: ["count"], processors: ["transform", "delta_to_cumulative"], exporters: ["prometheus"] },
    },
    telemetry: { metrics: { level: "none" } },
  },
};
