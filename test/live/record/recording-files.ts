import { access, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { projectRoot } from "../kit/project-root.js";
import type { Recording } from "./record.js";

const compressedAbove = 200_000;
const recordingsFolder = () => join(projectRoot(), "test", "recordings");

export async function readRecording(scenario: string): Promise<Recording> {
  const plain = join(recordingsFolder(), `${scenario}.json`);
  const compressed = await access(plain).then(
    () => false,
    () => true,
  );
  const text = compressed ? gunzipSync(await readFile(`${plain}.gz`)).toString("utf8") : await readFile(plain, "utf8");
  return JSON.parse(text);
}

/** One file per scenario; gives its size. */
export async function writeRecording(recording: Recording): Promise<number> {
  const folder = recordingsFolder();
  await mkdir(folder, { recursive: true });
  const text = `${JSON.stringify(recording, null, 1)}\n`;
  const plain = join(folder, `${recording.scenario}.json`);
  const compressed = `${plain}.gz`;
  if (Buffer.byteLength(text) > compressedAbove) {
    const bytes = gzipSync(text, { level: 9 });
    await writeFile(compressed, bytes);
    await rm(plain, { force: true });
    return bytes.length;
  }
  await writeFile(plain, text);
  await rm(compressed, { force: true });
  return Buffer.byteLength(text);
}
