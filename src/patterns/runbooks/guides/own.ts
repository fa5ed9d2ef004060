import type { Resource } from "../../../compiler/model/resource.js";
import type { AlertSpec } from "../../../systems/prometheus/schema.js";
import { errors, keepers, parts } from "../looks/clickhouse.js";
import { connectorStatus } from "../looks/connect.js";
import { groupLag, partitionsInTrouble } from "../looks/kafka.js";
import { answers, slots } from "../looks/postgres.js";
import { consumers } from "../looks/queues.js";
import { behind, componentsOf, seriesIn } from "../metrics.js";
import { type Block, prose, shell, step } from "../page.js";
import type { Scene } from "../scene.js";
import type { Guide } from "./guide.js";

/** What there is to look at of each component. */
const LOOKS: Readonly<Record<string, (scene: Scene) => readonly Block[]>> = {
  postgres_exporter: (scene) => [...answers(scene), ...slots(scene)],
  "kafka-connect": connectorStatus,
  kafka: partitionsInTrouble,
  kafka_exporter: (scene) => [...groupLag(scene), ...partitionsInTrouble(scene)],
  clickhouse: (scene) => [...consumers(scene), parts, errors],
  "clickhouse-keeper": () => [keepers],
  node_exporter: () => [shell("on the machine that `instance` names", "df -h", "free -m")],
};

/** An alert that the author wrote: what its metrics are, and what there is to look at where they come from. */
export function ownGuide(alert: Resource<AlertSpec>, scene: Scene): Guide {
  const series = seriesIn(alert, scene);
  const components = [...new Set(series.flatMap(componentsOf))];
  const { runbook } = alert.spec;
  const said =
    alert.spec.annotations.action ?? (runbook === undefined || /^https?:/.test(runbook) ? undefined : runbook);
  return {
    why: "",
    look: [
      ...series.flatMap((each) => behind(each, scene)),
      ...components.flatMap((component) => LOOKS[component]?.(scene) ?? []),
    ],
    mend: said === undefined ? [] : [step(prose(said))],
  };
}
