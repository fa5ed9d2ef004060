import { LOGINS, loginsHost } from "../jobs.js";
import { type Recommended, rising, SAMPLES, series, type Watched } from "../recommended.js";

const GROUP = "security";
const SERVER = { job: "clickhouse", instance: "clickhouse:9363" };
/** How much more it is when it is no mistake any more. */
const MANY = 10;

/** Who comes in, and who wants what is not theirs. */
export function securityAlerts(watched: Watched): readonly Recommended[] {
  return [...postgresLogins(watched), ...brokerLogins(watched), ...clickHouseAccess(watched)];
}

/** Where the server's own log is read: no exporter tells it. */
function postgresLogins({ deployed, spec, window }: Watched): readonly Recommended[] {
  const [first] = deployed.logged;
  if (first === undefined) return [];
  const { refusals } = spec.thresholds;
  const server = { job: LOGINS.job, instance: `${loginsHost(deployed.logged, first)}:9189` };
  return [
    {
      name: "PostgresLoginsFailed",
      group: GROUP,
      expr: `increase(${LOGINS.metric}{job="${LOGINS.job}"}[${window}]) > ${refusals}`,
      severity: "warning",
      summary: "{{ $value | humanize }} logins at the database of {{ $labels.instance }} have failed",
      description:
        "A password was changed and not everywhere, or somebody tries them: a connector that can't log in stands still, and the slot holds WAL.",
      action:
        "Look in the server's log for `FATAL` with SQLSTATE 28P01 or 28000 and the user's name; see whether the connector or the exporter is the one.",
      fires: { series: { [series(LOGINS.metric, server)]: rising(0, refusals + 1) }, labels: server },
      silent: { [series(LOGINS.metric, server)]: `0 1x${SAMPLES}` },
    },
  ];
}

/** Each listener has threads that count for themselves: one that tries passwords comes to all of them. */
function brokerLogins({ deployed, spec, window }: Watched): readonly Recommended[] {
  if (deployed.brokers.length === 0 || spec.exporters.brokers === false) return [];
  const metric = "kafka_server_failed_authentications_total";
  const broker = { job: "kafka", instance: "kafka:9404", listener: "CLIENTS", processor: "0" };
  const { refusals } = spec.thresholds;
  return [
    {
      name: "KafkaLoginsFailed",
      group: GROUP,
      expr: `sum by (instance, listener) (increase(${metric}{job="kafka"}[${window}])) > ${refusals}`,
      severity: "warning",
      summary:
        "{{ $value | humanize }} logins at listener {{ $labels.listener }} of {{ $labels.instance }} have failed",
      description:
        "A password or certificate was changed and not everywhere, or somebody tries them: connectors and queues that log in so stand still.",
      action:
        "Look in the broker's log for `Failed authentication with` and the address; see whether a connector, a queue or an exporter of the pipeline is the one.",
      fires: {
        series: { [series(metric, broker)]: rising(0, refusals + 1) },
        labels: { instance: broker.instance, listener: broker.listener },
      },
      silent: { [series(metric, broker)]: `0 1x${SAMPLES}` },
    },
  ];
}

/** https://clickhouse.com/docs/operations/system-tables/errors */
function clickHouseAccess({ deployed, spec, window }: Watched): readonly Recommended[] {
  if (!deployed.hasClickHouse || spec.exporters.clickhouse === false) return [];
  const { refusals } = spec.thresholds;
  const refused = (
    error: string,
    limit: number,
    said: Pick<Recommended, "name" | "severity" | "summary" | "description" | "action">,
  ): Recommended => {
    const metric = `ClickHouseErrorMetric_${error}`;
    return {
      ...said,
      group: GROUP,
      expr: `increase(${metric}{job="clickhouse"}[${window}]) > ${limit}`,
      fires: { series: { [series(metric, SERVER)]: rising(0, limit + 1) }, labels: SERVER },
      // One at the beginning, and none since.
      silent: { [series(metric, SERVER)]: `0 1x${SAMPLES}` },
    };
  };
  return [
    refused("AUTHENTICATION_FAILED", refusals, {
      name: "LoginsFailed",
      severity: "warning",
      summary: "{{ $value | humanize }} logins at {{ $labels.instance }} have failed",
      description: "A password was changed and not everywhere, or somebody tries passwords.",
      action:
        "Look in the server's log for `Authentication failed` with the user's name and address; see who has the secret.",
    }),
    refused("AUTHENTICATION_FAILED", refusals * MANY, {
      name: "LoginsAttacked",
      severity: "critical",
      summary: "{{ $value | humanize }} logins at {{ $labels.instance }} have failed within minutes",
      description: "Nobody mistypes so often: passwords are being tried.",
      action:
        "Look in the server's log for `Authentication failed` with the address; close the way from there, and see in `system.query_log` whether any login of it succeeded.",
    }),
    refused("ACCESS_DENIED", refusals, {
      name: "AccessDenied",
      severity: "warning",
      summary: "{{ $value | humanize }} statements at {{ $labels.instance }} wanted what their users may not",
      description: "A grant is missing, or an account is used for what it is not there for.",
      action:
        "Read `user`, `address` and `query` in `system.query_log` where `exception_code = 497`; grant it in the config, or change the account's password.",
    }),
  ];
}
