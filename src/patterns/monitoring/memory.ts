/** What a ClickHouse server may take: the limit of its container, where it has one, else all that the machine has. */
export function memoryLimit(job: string): string {
  return `(ClickHouseAsyncMetrics_CGroupMemoryTotal${job} > 0 or ClickHouseAsyncMetrics_OSMemoryTotal${job})`;
}
