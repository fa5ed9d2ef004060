import type { RunningPipeline } from "../end-to-end/start-pipeline.js";
import { garbage } from "../end-to-end/statements.js";

/** What is only exposed of a pipeline in trouble: a message that is no event, and a mutation that fails again and again. */
export async function letEverythingBeMeasured({ topics, engine }: RunningPipeline): Promise<void> {
  await topics.write("shop.public.accounts", garbage);
  const sql = "ALTER TABLE live.orders_rows UPDATE note = toString(throwIf(id > 0)) WHERE 1";
  const [result] = await engine.run([{ sql, reads: false, settings: { mutations_sync: 0 } }]);
  if (result?.ok !== true) throw new Error(result?.failure.message);
}
