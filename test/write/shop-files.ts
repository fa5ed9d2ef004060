import { writeFolder } from "../../src/write/write.js";
import { desired, outputFolder } from "./output-folder.js";

export const gentle = { force: false, patience: 0 };
export const forced = { force: true, patience: 0 };

/** What a small pipeline generates. */
export const shop = {
  "README.md": "# shop\n",
  "clickhouse/orders/01-table.sql": "CREATE TABLE orders\n",
  "clickhouse/orders/02-view.sql": "CREATE VIEW orders\n",
};

/** An output folder that holds these files. */
export async function written(files: Readonly<Record<string, string>> = shop): Promise<string> {
  const out = outputFolder();
  await writeFolder(out, desired(files), gentle);
  return out;
}

export function kinds(changes: readonly { path: string; kind: string }[]): Record<string, string> {
  return Object.fromEntries(changes.map(({ path, kind }) => [path, kind]));
}
