import type { Resource } from "../../../compiler/model/resource.js";
import type { AlertSpec } from "../../../systems/prometheus/schema.js";
import type { Scene } from "../scene.js";
import { accessGuides } from "./access.js";
import { captureGuides } from "./capture.js";
import { clickHouseGuides } from "./clickhouse.js";
import { columnGuides } from "./columns.js";
import type { Guide, Guides } from "./guide.js";
import { kafkaGuides } from "./kafka.js";
import { lossGuides } from "./loss.js";
import { machineGuides } from "./machines.js";
import { ownGuide } from "./own.js";
import { postgresGuides } from "./postgres.js";
import { sloGuide } from "./slo.js";
import { tableGuides } from "./tables.js";
import { watchingGuides } from "./watching.js";

/** What is recommended, by the names of the alerts. */
export const KNOWN: Guides = {
  ...postgresGuides,
  ...columnGuides,
  ...captureGuides,
  ...kafkaGuides,
  ...clickHouseGuides,
  ...tableGuides,
  ...machineGuides,
  ...lossGuides,
  ...accessGuides,
  ...watchingGuides,
};

/** What is recommended, or stands in its place, has a guide by its name; of others its metrics tell. */
export function guideOf(alert: Resource<AlertSpec>, scene: Scene): Guide {
  const known = Object.hasOwn(KNOWN, alert.name) ? KNOWN[alert.name] : undefined;
  return known?.(scene) ?? sloGuide(alert, scene) ?? ownGuide(alert, scene);
}
