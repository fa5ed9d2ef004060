import { loadCodes } from "./compiler/load/codes.js";
import type { DiagnosticCode } from "./compiler/model/diagnostic.js";
import type { System } from "./compiler/model/system.js";
import { resolveCodes } from "./compiler/resolve/codes.js";
import { alerting } from "./patterns/alerting/index.js";
import { capture } from "./patterns/capture/index.js";
import { changes } from "./patterns/changes/index.js";
import { collectors } from "./patterns/collectors/index.js";
import { compose } from "./patterns/compose/index.js";
import { dashboards } from "./patterns/dashboards/index.js";
import { deployment } from "./patterns/deployment/index.js";
import { mirror } from "./patterns/mirror/index.js";
import { monitoring } from "./patterns/monitoring/index.js";
import { overview } from "./patterns/overview/index.js";
import { personal } from "./patterns/personal/index.js";
import { queues } from "./patterns/queues/index.js";
import { recovery } from "./patterns/recovery/index.js";
import { rollup } from "./patterns/rollup/index.js";
import { runbooks } from "./patterns/runbooks/index.js";
import { secrets } from "./patterns/secrets/index.js";
import { slo } from "./patterns/slo/index.js";
import { alertmanager } from "./systems/alertmanager/index.js";
import { clickhouse } from "./systems/clickhouse/index.js";
import { engineCodes } from "./systems/clickhouse/proof/codes.js";
import { grafana } from "./systems/grafana/index.js";
import { kafka } from "./systems/kafka/index.js";
import { kubernetes } from "./systems/kubernetes/index.js";
import { otel } from "./systems/otel/index.js";
import { postgres } from "./systems/postgres/index.js";
import { prometheus } from "./systems/prometheus/index.js";
import { writeCodes } from "./write/codes.js";

/** Every system and pattern. A new one is its folder and a line here; what gathers runs in this order. */
export const systems: readonly System[] = [
  postgres,
  kafka,
  capture,
  mirror,
  changes,
  rollup,
  queues,
  personal,
  secrets,
  otel,
  collectors,
  compose,
  clickhouse,
  alertmanager,
  prometheus,
  slo,
  monitoring,
  alerting,
  grafana,
  dashboards,
  runbooks,
  overview,
  recovery,
  kubernetes,
  deployment,
];

/** Every code that a diagnostic can have: those of the rules with their cases, then those of the stages. */
export function allCodes(): readonly (DiagnosticCode & { readonly failing?: string; readonly passing?: string })[] {
  return [
    ...systems.flatMap((system) => system.rules),
    ...engineCodes,
    ...resolveCodes,
    ...loadCodes,
    ...writeCodes,
  ].sort((left, right) => (left.code < right.code ? -1 : 1));
}
