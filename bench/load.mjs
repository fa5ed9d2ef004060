// Loads a config as every command does, and nothing else: node load.mjs <loader> <config>
import { pathToFileURL } from "node:url";

const { loadConfig } = await import(pathToFileURL(process.argv[2]).href);
const { config } = await loadConfig({ configPath: process.argv[3], environment: undefined });
if (config.declarations.length === 0) throw new Error("nothing was declared");
process.exit(0);
