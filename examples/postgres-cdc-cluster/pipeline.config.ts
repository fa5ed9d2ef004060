import { clickhouse, definePipeline, secret } from "headrace";
import { access } from "../postgres-cdc/access.js";
import { dashboards } from "../postgres-cdc/dashboards.js";
import { measures } from "../postgres-cdc/measures.js";
import * as objectives from "../postgres-cdc/objectives.js";
import * as services from "../postgres-cdc/services.js";
import { debezium, publication } from "../postgres-cdc/sources.js";
import { type Place, tables } from "../postgres-cdc/tables.js";
import { views } from "../postgres-cdc/views.js";
import { watch } from "../postgres-cdc/watch.js";
import { backups } from "./backups.js";
import { cluster as kubernetes, pods } from "./kubernetes.js";

/** The pipeline of `../postgres-cdc` on two shards with two replicas each, kept in step by three keepers. */
const cluster = clickhouse.cluster("main", {
  shards: [
    { replicas: ["clickhouse-1-1:9440", "clickhouse-1-2:9440"] },
    { replicas: ["clickhouse-2-1:9440", "clickhouse-2-2:9440"] },
  ],
  secret: secret("clickhouse/cluster"),
  secure: true,
  keeper: ["keeper-1:9181", "keeper-2:9181", "keeper-3:9181"],
});
const place: Place = { cluster };

const stored = tables(place);
const computed = views(stored, place);
const measured = measures(stored, place);

export default definePipeline({
  name: "postgres-cdc-cluster",
  source: [publication, debezium],
  services,
  tables: stored,
  views: computed,
  measures: measured,
  access: access(computed, measured, place, pods),
  dashboards: dashboards(computed, measured),
  // Its nodes, and who watches it, the Kubernetes cluster watches itself.
  watch: watch({ node: false, prometheus: false, alertmanager: false }),
  objectives,
  saved: backups(cluster),
  deploy: [kubernetes],
});
