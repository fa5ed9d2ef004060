import { resolve } from "node:path";
import type { Place } from "../model/diagnostic.js";
import { SourceTexts } from "./source-text.js";
import type { Sources } from "./sources.js";

/**
 * Sources for showing a `Refusal` of the loader: its diagnostics carry their places, only the lines are missing.
 * There is no config to find a call in.
 */
export function fileSources(): Sources {
  const texts = new SourceTexts();
  const base = process.cwd();
  const unknown: Place = { file: "pipeline.config.ts", line: 1, column: 1, length: 1 };
  return {
    locate: async () => unknown,
    callPlace: () => unknown,
    lineOf: (place) => texts.at(resolve(base, place.file))?.lines[place.line - 1],
    close: () => texts.clear(),
  };
}
