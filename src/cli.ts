#!/usr/bin/env node
import { version } from "./cli/version.js";

// Nothing but this is loaded for `--version`.
const parameters = process.argv.slice(2);
const [first, ...rest] = parameters;
if (rest.length === 0 && (first === "--version" || first === "-V")) process.stdout.write(`${version}\n`);
else {
  // The engine takes longest to start: it begins before anything is loaded that knows how to use it.
  if (first === "generate" && rest.includes("--check")) {
    const { isProofCertain, startEngine } = await import("./engine/early/certain.js");
    if (isProofCertain(parameters)) startEngine();
  }
  await import("./cli/main.js").then(({ main }) => main(parameters));
}
