import { type Recommended, rising, SAMPLES, series, type Watched } from "../recommended.js";

const GROUP = "security";
const SERVER = { job: "clickhouse", instance: "clickhouse:9363" };
/** How much more it is when it is no mistake any more. */
const MANY = 10;

/** Who comes in, and who wants what is not theirs. https://clickhouse.com/docs/operations/system-tables/errors */
export function securityAlerts({ deployed, spec, window }: Watched): readonly Recommended[] {
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
