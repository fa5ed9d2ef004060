// Loads a config, then resolves and checks it, and prints how long each took, in milliseconds; of the latter
// also the processor's time, by which growth can be told on a busy machine.
// node resolve-and-check.mjs <stages> <config>
import { pathToFileURL } from "node:url";

const { loadConfig, resolve, systems } = await import(pathToFileURL(process.argv[2]).href);
const started = performance.now();
const { config } = await loadConfig({ configPath: process.argv[3], environment: undefined });
const loaded = performance.now();
const before = process.cpuUsage();
const { pipeline, diagnostics } = resolve(config, systems);
const found = systems.flatMap((system) => system.rules.flatMap((rule) => [...rule.check(pipeline)]));
const checked = performance.now();
const { user, system } = process.cpuUsage(before);
if (diagnostics.length + found.length > 0) throw new Error("the bench's own config is not right");
process.stdout.write(
  JSON.stringify({ load: loaded - started, resolveAndCheck: checked - loaded, processor: (user + system) / 1000 }),
  () => process.exit(0),
);
