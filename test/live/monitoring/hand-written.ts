import { stringify } from "yaml";

/**
 * A configuration of Prometheus and Alertmanager for the test's addresses. The seam: once a pipeline's own files are
 * generated, they take the place of these.
 */
export interface Watched {
  readonly targets: Readonly<Record<string, string>>;
  readonly alertmanager: string;
}

export function prometheusFiles({ targets, alertmanager }: Watched): Readonly<Record<string, string>> {
  const jobs = Object.entries(targets).map(([name, target]) => ({
    job_name: name,
    static_configs: [{ targets: [target] }],
  }));
  return {
    "prometheus.yml": stringify({
      global: { scrape_interval: "1s", evaluation_interval: "1s" },
      rule_files: ["rules.yaml"],
      alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] },
      scrape_configs: jobs,
    }),
    "rules.yaml": stringify({
      groups: [
        {
          name: "connect",
          rules: [
            {
              alert: "ConnectorTaskFailed",
              expr: 'max by (connector, task) (kafka_connect_connector_task_status{status="failed"}) > 0',
              for: "2s",
              labels: { severity: "critical" },
              annotations: { summary: "Task {{ $labels.task }} of connector {{ $labels.connector }} has failed" },
            },
          ],
        },
      ],
    }),
  };
}

export function alertmanagerFiles(webhook: string): Readonly<Record<string, string>> {
  return {
    "alertmanager.yml": stringify({
      route: { receiver: "test", group_by: ["alertname", "connector"], group_wait: "1s", group_interval: "1s" },
      receivers: [{ name: "test", webhook_configs: [{ url: webhook, send_resolved: true }] }],
    }),
  };
}
