import type { RunningPipeline } from "../end-to-end/start-pipeline.js";
import { garbage, reading } from "../end-to-end/statements.js";

/** What is only exposed of a pipeline in trouble: messages and values that do not fit, and a mutation that fails again and again. */
export async function letEverythingBeMeasured({ source, topics, engine }: RunningPipeline): Promise<void> {
  // How much a slot may still retain is told where there is a limit.
  await source.query("ALTER SYSTEM SET max_slot_wal_keep_size = '1GB'");
  await source.query("SELECT pg_reload_conf()");
  await source.query(
    `INSERT INTO readings VALUES ('${reading(9001)}', 'NaN', '2026-01-02', 'infinity', false, '{}', NULL)`,
  );
  await topics.write("shop.public.accounts", garbage);
  const sql = "ALTER TABLE live.orders_rows UPDATE note = toString(throwIf(id > 0)) WHERE 1";
  const [result] = await engine.run([{ sql, reads: false, settings: { mutations_sync: 0 } }]);
  if (result?.ok !== true) throw new Error(result?.failure.message);
}
