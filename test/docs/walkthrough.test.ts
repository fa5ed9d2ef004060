import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { type Block, blocksOf, pages, placeOf, root, textOf, wordOf } from "./pages.js";
import { Walk } from "./walk.js";

// Takes the steps of each page in an empty folder: `sh run` is run, `ts file=<file>` written, `diff edit=<file>` taken
// over, and a block `text output` must be what the step before it printed. With UPDATE_DOCS=1 the pages get the new
// output instead.
const isStep = (block: Block): boolean =>
  isRun(block) || wordOf(block, "edit") !== undefined || wordOf(block, "file") !== undefined;
const isRun = (block: Block): boolean => block.language === "sh" && block.words[0] === "run";
const isOutput = (block: Block | undefined): block is Block =>
  block?.language === "text" && block.words[0] === "output";

const walks = pages().filter((page) => blocksOf(page).some(isStep));
const updates: { readonly block: Block; readonly output: string }[] = [];

test.each(walks)("the steps of %s", { timeout: 120_000 }, async (page) => {
  const walk = new Walk();
  onTestFinished(() => walk.close());
  const blocks = blocksOf(page);
  for (const [index, block] of blocks.entries()) {
    if (!isStep(block)) continue;
    if (isRun(block)) await takeStep(walk, block, blocks[index + 1]);
    else if (block.language === "diff") walk.edit(block);
    else walk.write(block);
  }
});

test("the main command, in a fresh clone, and what follows it there", async () => {
  const walk = new Walk();
  onTestFinished(() => walk.close());
  for (const path of ["pipeline.config.ts", "generated"]) {
    cpSync(join(root, path), join(walk.folder, path), { recursive: true });
  }
  const blocks = blocksOf("README.md");
  for (const [index, block] of blocks.entries()) {
    const isHere = block.language === "sh" && ["main", "clone"].includes(block.words[0] ?? "");
    if (isHere) await takeStep(walk, block, blocks[index + 1]);
  }
});

async function takeStep(walk: Walk, block: Block, next: Block | undefined): Promise<void> {
  const { exitCode, output } = await walk.run(block);
  expect({ place: placeOf(block), exitCode, output }).toMatchObject({ exitCode: Number(wordOf(block, "exit") ?? 0) });
  if (!isOutput(next)) return;
  if (process.env.UPDATE_DOCS === "1") updates.push({ block: next, output });
  else expect(next.content, placeOf(next)).toBe(output);
}

afterAll(() => {
  for (const page of new Set(updates.map((update) => update.block.page))) {
    const lines = textOf(page).split("\n");
    const ofPage = updates.filter((update) => update.block.page === page);
    // From the last to the first, so that the lines before stay where they are.
    for (const { block, output } of ofPage.toReversed()) {
      lines.splice(block.line, block.end - block.line - 1, ...output.split("\n"));
    }
    writeFileSync(join(root, page), lines.join("\n"));
  }
});
