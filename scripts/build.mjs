// Builds dist/: the bundles by esbuild, the declarations by tsc (left out with --no-types).
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import { EXTERNAL, leanPackages, thirdPartyNotices } from "./build/bundled-packages.mjs";
import { lazyCatalogues } from "./build/lazy-catalogues.mjs";
import { precompiledTemplates } from "./build/precompiled-templates.mjs";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

// What is loaded in one thread or process is bundled together: chunks that others share would only be more files.
const groups = [
  { index: "src/index.ts", "config-worker": "src/compiler/load/worker.ts" },
  { cli: "src/cli.ts" },
  { "engine-child": "src/engine/child.ts" },
];

const REQUIRE =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

// On the same file system as dist/, so that finished files are renamed into place.
mkdirSync(join(root, "node_modules", ".cache"), { recursive: true });
const fresh = mkdtempSync(join(root, "node_modules", ".cache", "headrace-build-"));
try {
  const inputs = await Promise.all(groups.map(bundled));
  writeFileSync(join(fresh, "third-party-notices.txt"), thirdPartyNotices(root, inputs.flat()));
  if (!process.argv.includes("--no-types")) {
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    const parameters = ["-p", "tsconfig.build.json", "--outDir", join(fresh, "types")];
    execFileSync(process.execPath, [compiler, ...parameters], { cwd: root, stdio: "inherit" });
  }
  chmodSync(join(fresh, "cli.js"), 0o755);
  replaceDist();
} catch (error) {
  // esbuild and tsc have said what is wrong.
  if (!("errors" in error) && !("status" in error)) throw error;
  process.exitCode = 1;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

/** Bundles what is loaded together; returns what went into it: paths, and the bytes of each. */
async function bundled(entryPoints) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: EXTERNAL,
    plugins: [leanPackages(root), precompiledTemplates(root), lazyCatalogues()],
    // For what packages in CommonJS require of Node's own.
    banner: { js: REQUIRE },
    metafile: true,
    define: { __HEADRACE_VERSION__: JSON.stringify(version), __HEADRACE_BUILD__: JSON.stringify(sourcesHash()) },
    logLevel: "warning",
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
}

/**
 * Renames the new files over the old ones, chunks before the entries that load them. An old chunk stays for a while:
 * a process that was started before may still be about to load it. A package to publish holds nothing old.
 */
function replaceDist() {
  const files = filesBelow(fresh);
  const chunksFirst = files.toSorted((left, right) => isEntry(left) - isEntry(right));
  for (const file of chunksFirst) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    renameSync(join(fresh, file), join(dist, file));
  }
  const publishing = ["pack", "publish"].includes(process.env.npm_command);
  const kept = publishing ? 0 : 10 * 60 * 1000;
  const now = Date.now();
  for (const file of filesBelow(dist)) {
    if (files.includes(file)) continue;
    if (now - statSync(join(dist, file)).mtimeMs >= kept) rmSync(join(dist, file));
  }
}

/** Which compiler this is, for what must not outlive it: a hash of all that goes into it. */
function sourcesHash() {
  const hash = createHash("sha256");
  const sources = ["package-lock.json", ...filesBelow(join(root, "src")).map((file) => `src/${file}`)].sort();
  for (const file of sources) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function isEntry(file) {
  return groups.some((group) => file.replace(/\.js$/, "") in group) ? 1 : 0;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}
