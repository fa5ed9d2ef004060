// Runs the commands that the README marks with a tag (```sh main), and expects what it says that they print: the block
// of output that follows, if one does, at the end of theirs.
// node readme.mjs <tag> <folder> [<where vitest shall put its report>]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [, , tag, folder, report] = process.argv;
const readme = readFileSync(join(import.meta.dirname, "..", "README.md"), "utf8");
const blocks = [...readme.matchAll(/^```(\S+) ?(\S*)\n([\s\S]*?)^```$/gm)].map(([, language, mark, text]) => ({
  language,
  mark,
  text: text.trimEnd(),
}));

const marked = blocks.flatMap((block, index) => (block.language === "sh" && block.mark === tag ? [index] : []));
if (marked.length === 0) throw new Error(`the README has no block \`sh ${tag}\``);
for (const index of marked) {
  const next = blocks[index + 1];
  await run(blocks[index].text, next?.mark === "output" ? next.text : undefined);
}

async function run(command, expected) {
  const counted = report === undefined ? "" : ` -- --reporter=default --reporter=json --outputFile=${report}`;
  console.log(`$ ${command}${counted}`);
  // A reader's shell is not CI's: there the lock is not trusted.
  const { CI: _, ...environment } = process.env;
  const shell = spawn("bash", ["-euo", "pipefail", "-c", command + counted], {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  shell.stdout.setEncoding("utf8").on("data", (text) => {
    printed += text;
    process.stdout.write(text);
  });
  const [code, signal] = await once(shell, "close");
  if (code !== 0) throw new Error(`\`${command}\` ended with ${code ?? signal}`);
  if (expected !== undefined && !printed.trimEnd().endsWith(expected)) {
    throw new Error(`\`${command}\` should have ended with:\n${expected}`);
  }
}
