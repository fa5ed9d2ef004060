import { readFileSync } from "node:fs";

/** A source file of the user's. Lines end where TypeScript and esbuild say; a byte order mark is not part of it. */
export interface SourceText {
  readonly text: string;
  readonly lines: readonly string[];
  readonly hasByteOrderMark: boolean;
}

/** Source files by absolute path, each read once. */
export class SourceTexts {
  private readonly read = new Map<string, SourceText | undefined>();

  /** Undefined when the file is not there any more or cannot be read: a place is shown without its line then. */
  at(path: string): SourceText | undefined {
    if (!this.read.has(path)) this.read.set(path, readSource(path));
    return this.read.get(path);
  }

  clear(): void {
    this.read.clear();
  }
}

function readSource(path: string): SourceText | undefined {
  let content: string;
  try {
    content = readFileSync(path, "utf8");
  } catch (failure) {
    if (failure instanceof Error && "code" in failure) return undefined;
    throw failure;
  }
  const hasByteOrderMark = content.startsWith("\uFEFF");
  const text = hasByteOrderMark ? content.slice(1) : content;
  return { text, lines: text.split(/\r\n|[\n\r\u2028\u2029]/), hasByteOrderMark };
}
