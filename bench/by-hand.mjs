// Executes generated DDL on the embedded ClickHouse, as somebody would by hand: in the order of order.txt.
// node by-hand.mjs <generated>
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session } from "chdb";

const folder = join(process.argv[2], "clickhouse");
const parent = process.env.TMPDIR ?? "/dev/shm";
const data = mkdtempSync(join(parent ?? tmpdir(), "headrace-by-hand-"));
const session = new Session(data);
for (const line of readFileSync(join(folder, "order.txt"), "utf8").split("\n")) {
  if (line === "" || line.startsWith("#")) continue;
  session.query(readFileSync(join(folder, line), "utf8"));
}
session.cleanup();
rmSync(data, { recursive: true, force: true });
