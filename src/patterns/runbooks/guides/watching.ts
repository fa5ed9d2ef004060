import { measured, windowOf } from "../looks/prometheus.js";
import { type Block, shell, step } from "../page.js";
import type { Scene } from "../scene.js";
import type { Guides } from "./guide.js";

const TARGETS = shell(
  "targets that are down, and why",
  `curl --fail --silent --show-error "$PROMETHEUS_URL/api/v1/targets?state=active" | jq -r '.data.activeTargets[] | select(.health != "up") | [.labels.job, .scrapeUrl, .lastError] | @tsv'`,
);

const ALERTMANAGER = shell(
  "whether Alertmanager is ready, and what it has",
  `curl --fail --silent --show-error "$ALERTMANAGER_URL/-/ready"`,
  `curl --fail --silent --show-error "$ALERTMANAGER_URL/api/v2/alerts?active=true" | jq -r '.[] | [.labels.alertname, .status.state, .startsAt] | @tsv'`,
);

const CHECK_CONFIG = shell("what is wrong with it", "promtool check config --syntax-only prometheus/prometheus.yml");
const CHECK_RULES = shell("what is wrong with them", "promtool check rules prometheus/rules/*.yaml");

const queues = (scene: Scene): readonly Block[] =>
  measured(scene, "what waits, by exporter", "max by (instance, exporter) (otelcol_exporter_queue_size)");

/** By what the pipelines of the collectors carry. */
function collectorCounts(scene: Scene, what: string, counter: string, by: string): readonly Block[] {
  return scene.parts.units.flatMap((unit) =>
    measured(
      scene,
      `${what}, by ${by}: ${unit.replace("_", " ")}`,
      `sum by (instance, ${by}) (rate(otelcol_${counter}_${unit}[${windowOf(scene)}]))`,
    ),
  );
}

/** Who watches the watchers. */
export const watchingGuides: Guides = {
  TargetDown: () => ({
    why: "Nothing is known of it: alerts on its metrics stay silent whatever happens.",
    look: [TARGETS],
    mend: [
      step("`connection refused`: the exporter does not run. Start it."),
      step("`no such host` or a time-out: its name or the way there; a network policy that lets Prometheus in."),
      step("`401` or `certificate`: its secret was changed. Give Prometheus the new one."),
    ],
    over: "The list is empty.",
    related: ["RestartsOften"],
  }),
  RestartsOften: (scene) => ({
    why: "While it starts it does nothing; and what ends it goes on.",
    look: measured(scene, "how often each was started within an hour", "changes(process_start_time_seconds[1h])"),
    mend: [
      step("Read the end of its log before the last start: its own error is the last thing there."),
      step("No error there: the kernel (`dmesg`) or a probe ended it. Give it memory, or the probe time."),
    ],
    related: ["MemoryUsed", "TargetDown"],
  }),
  PrometheusRuleFailures: () => ({
    why: "Alerts of this group do not fire, whatever happens.",
    look: [
      shell(
        "rules that fail, and why",
        `curl --fail --silent --show-error "$PROMETHEUS_URL/api/v1/rules" | jq -r '.data.groups[].rules[] | select(.health == "err") | [.name, .lastError] | @tsv'`,
      ),
    ],
    mend: [
      step("`many-to-many` or `duplicate`: two exporters give the same series. See which target came last."),
      step("The files are not those that were generated: put them back, and let Prometheus read them.", CHECK_RULES),
    ],
    over: "The list is empty.",
    related: ["PrometheusConfigRejected"],
  }),
  PrometheusNotificationsDropped: (scene) => ({
    why: "Nobody is told of alerts. Look at all that fires, now.",
    look: [
      ...measured(scene, "all that fires", 'ALERTS{alertstate="firing"}'),
      shell(
        "whom Prometheus tells",
        `curl --fail --silent --show-error "$PROMETHEUS_URL/api/v1/alertmanagers" | jq .data`,
      ),
      ALERTMANAGER,
    ],
    mend: [
      step("Alertmanager is not ready: start it, and read its log for a refused configuration."),
      step("It is ready, and Prometheus does not know it: its address in `prometheus/prometheus.yml`."),
    ],
    related: ["NotificationsFailing"],
  }),
  PrometheusConfigRejected: () => ({
    why: "It goes on with the configuration before: new targets and alerts are not there.",
    look: [CHECK_CONFIG],
    mend: [
      step("What `promtool` says is wrong is not as generated, or a secret's file is missing. Put it back."),
      step("Let it read again: SIGHUP to its process."),
    ],
    over: "`prometheus_config_last_reload_successful` is 1.",
    related: ["PrometheusRuleFailures"],
  }),
  NotificationsFailing: (scene) => ({
    why: "Messages do not arrive: nobody is told by this way.",
    look: [
      ...measured(
        scene,
        "what fails, and how",
        `sum by (integration, reason) (increase(alertmanager_notifications_failed_total[${windowOf(scene)}]))`,
      ),
      ALERTMANAGER,
    ],
    mend: [
      step("`clientError`: the key or the channel was changed. Give Alertmanager the new secret."),
      step(
        "`serverError` or a time-out: the service is down, or the network is closed. Tell people another way meanwhile.",
      ),
    ],
    related: ["PrometheusNotificationsDropped"],
  }),
  MaintenanceStarted: () => ({
    why: "Until it ends nobody is told of warnings; what is critical comes as ever.",
    look: [ALERTMANAGER],
    mend: [step("Nothing, unless nobody is at work there: then see who planned it.")],
    over: "The time that was planned is over.",
  }),
  CollectorQueueFull: (scene) => ({
    why: "What comes when the queue is full is lost.",
    look: queues(scene),
    mend: [
      step("See in the collector's log why its exporter is slow or refused."),
      step("It is only slow: more `num_consumers`, or more collectors."),
    ],
    related: ["CollectorRefuses"],
  }),
  CollectorDrops: (scene) => ({
    why: "What its queue does not take is lost.",
    look: [...collectorCounts(scene, "what is lost a second", "exporter_enqueue_failed", "exporter"), ...queues(scene)],
    mend: [
      step("See in the collector's log why its exporter is slow or refused: mend that first."),
      step("It is a passing load: a larger `queue_size`, and `storage` on a disk."),
    ],
    over: "The rate is 0.",
    related: ["CollectorQueueFull", "CollectorSendFails"],
  }),
  CollectorSendFails: (scene) => ({
    why: "What may be tried again waits in its queue, and what may not is lost.",
    look: [
      ...collectorCounts(scene, "what can't be sent a second", "exporter_send_failed", "exporter"),
      ...queues(scene),
    ],
    mend: [
      step("The collector's log names the exporter and the answer it got. An address or certificate: mend the way."),
      step("A table or topic that is not there, or a column: make it as generated."),
      step("The other side is slow or full: see to it; the queue holds for a while."),
    ],
    over: "The rate is 0.",
    related: ["CollectorQueueFull", "CollectorDrops"],
  }),
  CollectorRefuses: (scene) => ({
    why: "Senders try again for a while, then what they had is lost.",
    look: collectorCounts(scene, "what is refused a second", "receiver_refused", "receiver"),
    mend: [
      step("Its memory limit is reached: give it more, or run more collectors."),
      step("Its queues are full: see to the exporters first."),
    ],
    related: ["CollectorQueueFull"],
  }),
};
