import { beforeAll, expect, test } from "vitest";
import { exposition } from "../../../src/systems/prometheus/catalogue/exposition.js";
import { ofOtherVersion } from "../../../src/systems/prometheus/catalogue/other-versions.js";
import { seriesNamed } from "../../../src/systems/prometheus/catalogue/series.js";
import { loadCatalogue } from "../../../src/systems/prometheus/graph/catalogued.js";
import { loadGrammar } from "../../../src/systems/prometheus/promql/tree/grammar.js";
import { loadRegularExpressions } from "../../../src/systems/prometheus/promql/types/regular-expressions.js";
import { unknownMetric } from "../../../src/systems/prometheus/rules/promql/unknown-metric.js";
import { call, resolved } from "../../compiler/resolve/loaded.js";

beforeAll(async () => {
  await Promise.all([loadGrammar(), loadCatalogue(), loadRegularExpressions()]);
});

/** What is said of a metric that one job of a component is asked for. */
function said(component: string, metric: string): readonly string[] {
  const { pipeline } = resolved(
    call("prometheus.job", "watched", { targets: ["host:9000"], exposes: component }),
    call("prometheus.alert", "A", {
      expr: { $promql: [`${metric} > 1`] },
      severity: "info",
      summary: "s",
      description: "d",
    }),
  );
  return [...unknownMetric.check(pipeline)].map(({ detail }) => detail.replace(` ${unknownMetric.mend}`, ""));
}

test("a metric of another version is told as such, with its name here", () => {
  expect(said("postgres_exporter", "pg_replication_slots_wal_status")).toEqual([
    "postgres_exporter has `pg_replication_slots_wal_status` from 0.20.0 on; 0.19.1, which is known of the job `watched`, calls it `pg_replication_slot_wal_status`.",
  ]);
  expect(said("node_exporter", "node_memory_MemAvailable")).toEqual([
    "node_exporter has `node_memory_MemAvailable` before 0.16.0; 1.9.1, which is known of the job `watched`, calls it `node_memory_MemAvailable_bytes`.",
  ]);
  expect(said("otelcol", "otelcol_exporter_enqueue_size_sum")).toEqual([
    "otelcol has `otelcol_exporter_enqueue_size_sum` from 0.159.0 on; 0.158.0, which is known of the job `watched`, has none of it.",
  ]);
  expect(said("node_exporter", "node_memory_MemAvailable_byte")[0]).toMatch(
    /^The job `watched` exposes no `node_memory_MemAvailable_byte`. Did you mean `node_memory_MemAvailable_bytes`\?/,
  );
});

test("what it is called here is there", () => {
  const there = (component: Parameters<typeof exposition>[0], metric: string) =>
    seriesNamed(exposition(component), ofOtherVersion(component, metric)?.here ?? "")?.metric.name;
  expect(there("node_exporter", "node_cpu")).toBe("node_cpu_seconds_total");
  expect(there("node_exporter", "node_filesystem_avail")).toBe("node_filesystem_avail_bytes");
  expect(there("node_exporter", "node_disk_io_time_ms")).toBe("node_disk_io_time_seconds_total");
  expect(there("node_exporter", "node_disk_bytes_read")).toBe("node_disk_read_bytes_total");
  expect(there("node_exporter", "node_network_receive_bytes")).toBe("node_network_receive_bytes_total");
  expect(there("node_exporter", "node_boot_time")).toBe("node_boot_time_seconds");
  expect(there("kube-state-metrics", "kube_hpa_spec_max_replicas")).toBe(
    "kube_horizontalpodautoscaler_spec_max_replicas",
  );
  expect(there("otelcol", "otelcol_processor_refused_spans")).toBe("otelcol_processor_memory_limiter_refused_spans");
  for (const name of ["slot_current_wal_lsn", "slot_is_active", "safe_wal_size_bytes", "wal_status"])
    expect(there("postgres_exporter", `pg_replication_slots_${name}`)).toBe(`pg_replication_slot_${name}`);
});
