import type { System } from "../compiler/model/system.js";
import { alerting } from "../patterns/alerting/index.js";
import { collectors } from "../patterns/collectors/index.js";
import { dashboards } from "../patterns/dashboards/index.js";
import { monitoring } from "../patterns/monitoring/index.js";
import { slo } from "../patterns/slo/index.js";
import { alertmanager } from "../systems/alertmanager/index.js";
import { grafana } from "../systems/grafana/index.js";
import { otel } from "../systems/otel/index.js";
import { prometheus } from "../systems/prometheus/index.js";

/** Alerts, dashboards and collectors. */
export const watching: readonly System[] = [
  otel,
  collectors,
  alertmanager,
  prometheus,
  slo,
  monitoring,
  alerting,
  grafana,
  dashboards,
];
