import { describe, expect, it } from "vitest";
import { COMPONENTS, exposition } from "../../../src/systems/prometheus/catalogue/exposition.js";
import { seriesNamed, seriesNames } from "../../../src/systems/prometheus/catalogue/series.js";

describe("the metric catalogue", () => {
  it.each(COMPONENTS)("has every metric of %s once, with a source", (component) => {
    const { version, source, metrics } = exposition(component);
    const names = metrics.map(({ name }) => name);
    expect(version).toMatch(/^v?\d/);
    expect(source).not.toBe("");
    expect(names).toEqual([...new Set(names)].sort());
    for (const { name, labels } of metrics) {
      expect(name).toMatch(/^[a-zA-Z_:][a-zA-Z0-9_:*]*$/);
      expect(labels, name).not.toContain("job");
      expect(labels, name).not.toContain("instance");
    }
  });

  it("tells a series' type, labels and unit", () => {
    const clickhouse = exposition("clickhouse");
    expect(seriesNamed(clickhouse, "ClickHouseProfileEvents_KafkaMessagesFailed")).toMatchObject({
      labels: [],
      isCounter: true,
    });
    expect(seriesNamed(clickhouse, "ClickHouseMetrics_ReadonlyReplica")).toMatchObject({ isCounter: false });
    expect(seriesNamed(clickhouse, "ClickHouseAsyncMetrics_DiskAvailable_default")?.metric.name).toBe(
      "ClickHouseAsyncMetrics_DiskAvailable_*",
    );
    expect(seriesNamed(clickhouse, "clickhouse_last_sync_timestamp")).toBeUndefined();
    expect(seriesNamed(exposition("node_exporter"), "node_filesystem_avail_bytes")).toMatchObject({
      labels: ["device", "device_error", "fstype", "mountpoint"],
      metric: { type: "gauge", unit: "bytes" },
    });
  });

  it("knows the series that histograms and summaries are stored as", () => {
    const prometheus = exposition("prometheus");
    expect(seriesNamed(prometheus, "prometheus_http_request_duration_seconds_bucket")).toMatchObject({
      labels: ["handler", "le"],
      isCounter: true,
    });
    expect(seriesNamed(prometheus, "prometheus_http_request_duration_seconds")).toBeUndefined();
    expect(seriesNamed(prometheus, "prometheus_engine_query_duration_seconds")?.labels).toEqual(["slice", "quantile"]);
    expect(seriesNamed(prometheus, "prometheus_engine_query_duration_seconds_count")?.isCounter).toBe(true);
    expect(seriesNames(prometheus)).toContain("prometheus_http_request_duration_seconds_bucket");
  });
});
