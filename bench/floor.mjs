// The least that a generator in this style must do: the same loader (a bundle by esbuild with a function for each file,
// imported in a worker), the same bytes by plain concatenation, written beside and renamed, the lock last. Nothing is checked, nothing remembered.
// node floor.mjs <config> <pieces.json> <out> | node floor.mjs <config>: loads it only
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { putTogether, sha256 } from "./pieces.mjs";

const [, , config, piecesPath, out] = process.argv;
const entry = pathToFileURL(join(import.meta.dirname, "..", "dist", "index.js")).href;
const made = new Set();
const names = await load(config);
if (out !== undefined) write(names, JSON.parse(readFileSync(piecesPath, "utf8")));

async function load(path) {
  const folder = mkdtempSync(join(tmpdir(), "headrace-floor-"));
  try {
    const bundle = join(folder, "headrace-config-bundle.mjs");
    await build({
      stdin: { contents: `export const config = await import(${JSON.stringify(path)});`, resolveDir: dirname(path) },
      outfile: bundle,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      sourcemap: "external",
      sourcesContent: false,
      treeShaking: false,
      alias: { headrace: entry },
      external: [entry],
    });
    const worker = new Worker(new URL("./floor-worker.mjs", import.meta.url), {
      workerData: pathToFileURL(bundle).href,
    });
    return await new Promise((settle, fail) => worker.once("message", settle).once("error", fail));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(names, files) {
  const staging = join(out, ".floor-staging");
  const hashes = [];
  const paths = [];
  const lock = files.length - 1;
  for (const [index, { path, content }] of files.entries()) {
    const text = putTogether(content, names, hashes);
    paths.push(putTogether(path, names, hashes));
    hashes.push(sha256(text));
    const beside = join(staging, paths[index]);
    makeFolder(dirname(beside));
    if (index === lock) writeDurably(beside, text);
    else writeFileSync(beside, text);
  }
  for (const path of paths) {
    makeFolder(dirname(join(out, path)));
    renameSync(join(staging, path), join(out, path));
  }
  rmSync(staging, { recursive: true });
}

function makeFolder(path) {
  if (made.has(path)) return;
  mkdirSync(path, { recursive: true });
  made.add(path);
}

function writeDurably(path, text) {
  const file = openSync(path, "w");
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
}
