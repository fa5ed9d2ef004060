import { writeFile } from "node:fs/promises";

/** Java's properties format, as far as the servers' settings need it. */
export async function writeProperties(
  path: string,
  settings: Record<string, string | number | boolean>,
): Promise<void> {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  await writeFile(path, `${lines.join("\n")}\n`);
}
