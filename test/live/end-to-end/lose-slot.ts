import { until } from "../kit/until.js";
import type { RunningPipeline } from "./start-pipeline.js";

/** Stops the connector and drops its slot, as a failover without slots does. The connector resumes by what it gives. */
export async function loseSlot({ connect, connector, source }: RunningPipeline): Promise<() => Promise<void>> {
  const { name, config } = connector;
  await connect.stop(name);
  await until("the slot to be free", async () => {
    const { rowCount } = await source.query(
      "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = $1 AND NOT active",
      [config["slot.name"]],
    );
    return rowCount === 1 ? true : undefined;
  });
  return () => connect.resume(name);
}
