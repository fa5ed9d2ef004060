#!/usr/bin/env node
import { version } from "./cli/version.js";

// Nothing but this is loaded for `--version`.
const [first, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (first === "--version" || first === "-V")) process.stdout.write(`${version}\n`);
else await import("./cli/main.js").then(({ main }) => main(process.argv.slice(2)));
