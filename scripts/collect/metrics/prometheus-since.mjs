// What Prometheus has exposed since 2.42, in its sources. Nothing that 2.42 exposes is gone.
export const PROMETHEUS_NEWER = "3.14.0";

export const PROMETHEUS_SINCE = [
  ["prometheus_sd_last_update_timestamp_seconds", "gauge", "config name"],
  ["prometheus_sd_refresh_duration_seconds", "summary", "config mechanism"],
  ["prometheus_sd_refresh_duration_histogram_seconds", "histogram", "mechanism"],
  ["prometheus_sd_refresh_failures_total", "counter", "config mechanism"],
  ["prometheus_sd_updates_delayed_total", "counter", "name"],
  ["prometheus_target_interval_length_histogram_seconds", "histogram", "interval"],
  ["prometheus_target_scrape_duration_seconds", "histogram", ""],
  ["prometheus_target_scrape_pool_symboltable_items", "gauge", "scrape_job"],
  ["prometheus_target_scrape_pool_target_limit", "gauge", "scrape_job"],
  ["prometheus_target_scrapes_exceeded_native_histogram_bucket_limit_total", "counter", ""],
  ["prometheus_target_sync_length_histogram_seconds", "histogram", "scrape_job"],
  ["prometheus_tsdb_head_chunks_storage_size_bytes", "gauge", ""],
  ["prometheus_tsdb_head_stale_series", "gauge", ""],
  ["prometheus_tsdb_mmap_chunks_total", "counter", ""],
  ["prometheus_tsdb_retention_limit_percentage", "gauge", ""],
  ["prometheus_tsdb_retention_limit_seconds", "gauge", ""],
  ["prometheus_tsdb_sample_ooo_delta", "histogram", ""],
  ["prometheus_tsdb_wal_replay_unknown_refs_total", "counter", "type"],
].map(([name, type, labels]) => ({ name, type, labels: labels.split(" ").filter(Boolean), when: "since 3.0" }));
