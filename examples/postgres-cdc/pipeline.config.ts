import { definePipeline } from "headrace";
import { access } from "./access.js";
import { backend, server, stack } from "./compose.js";
import { dashboards } from "./dashboards.js";
import { measures } from "./measures.js";
import * as objectives from "./objectives.js";
import * as services from "./services.js";
import { debezium, publication } from "./sources.js";
import { type Place, tables } from "./tables.js";
import { views } from "./views.js";
import { watch } from "./watch.js";

/** All on one server. On a cluster: `{ cluster }`, and nothing else changes. */
const place: Place = {};

const stored = tables(place);
const computed = views(stored, place);
const measured = measures(stored, place);

export default definePipeline({
  name: "postgres-cdc",
  source: [publication, debezium],
  services,
  tables: stored,
  views: computed,
  measures: measured,
  access: access(computed, measured, place, backend),
  dashboards: dashboards(computed, measured),
  watch: watch({ brokers: ["kafka-1:9404", "kafka-2:9404", "kafka-3:9404"] }),
  objectives,
  deploy: [server, stack],
});
