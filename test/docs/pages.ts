import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..", "..");

/** A fenced block of a page. */
export interface Block {
  /** Relative to the repository. */
  readonly page: string;
  /** Of its opening fence, from 1. */
  readonly line: number;
  /** Of its closing fence. */
  readonly end: number;
  readonly language: string;
  /** What follows the language: `run exit=1` is `run` and `exit=1`. */
  readonly words: readonly string[];
  readonly content: string;
}

/** Every page that people read, relative to the repository. */
export function pages(): readonly string[] {
  const docs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" });
  const markdown = docs.filter((path) => path.endsWith(".md")).map((path) => `docs/${path.replaceAll("\\", "/")}`);
  return ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", ...markdown.sort()];
}

export function textOf(page: string): string {
  return readFileSync(join(root, page), "utf8");
}

export function blocksOf(page: string): readonly Block[] {
  const lines = textOf(page).split("\n");
  const blocks: Block[] = [];
  let open: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith("```")) continue;
    if (open === undefined) {
      open = index;
      continue;
    }
    const [language = "", ...words] = (lines[open] ?? "").slice(3).split(" ");
    const content = lines.slice(open + 1, index).join("\n");
    blocks.push({ page, line: open + 1, end: index + 1, language, words, content });
    open = undefined;
  }
  if (open !== undefined) throw new Error(`${page}:${open + 1}: the block does not end`);
  return blocks;
}

export function allBlocks(language: string): readonly Block[] {
  return pages().flatMap((page) => blocksOf(page).filter((block) => block.language === language));
}

/** The value of `name=value` behind a block's language. */
export function wordOf(block: Block, name: string): string | undefined {
  return block.words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
}

export function placeOf(block: Block): string {
  return `${block.page}:${block.line}`;
}
