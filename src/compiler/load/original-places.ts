import { SourceMap } from "node:module";
import { dirname, resolve } from "node:path";
import type { CallSite } from "../model/origin.js";
import type { SourceTexts } from "./source-text.js";

/** A position in a file of the user's: an absolute path; line and column from 1, columns in UTF-16 units. */
export interface Position {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** Positions in the bundle as positions in the user's files. The map is parsed when the first is asked for. */
export class OriginalPlaces {
  private parsed: SourceMap | undefined;

  constructor(
    private readonly bundlePath: string,
    private readonly map: () => string,
    private readonly texts: SourceTexts,
  ) {}

  /** For a call, V8 and esbuild agree on the start of the last name before the parenthesis: `table` in `pg.table(`. */
  of(site: CallSite): Position | undefined {
    this.parsed ??= new SourceMap(JSON.parse(this.map()));
    const entry = this.parsed.findEntry(site.line - 1, site.column - 1);
    if (!("originalSource" in entry) || typeof entry.originalSource !== "string") return undefined;
    // esbuild writes sources as relative URLs.
    const path = resolve(dirname(this.bundlePath), decodeURIComponent(entry.originalSource));
    const isAfterMark = entry.originalLine === 0 && this.texts.at(path)?.hasByteOrderMark === true;
    return { path, line: entry.originalLine + 1, column: entry.originalColumn + (isAfterMark ? 0 : 1) };
  }
}
