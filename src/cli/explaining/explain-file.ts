import { join } from "node:path";
import type { Compilation } from "../../compilation.js";
import type { Address } from "../../compiler/model/address.js";
import type { Artifact } from "../../compiler/model/artifact.js";
import { shownPath } from "../terminal/shown-path.js";
import type { Colors } from "../terminal/terminal.js";
import { makersOf } from "./explain-subject.js";
import { placeText } from "./place-text.js";

/** What there is to say of a generated file. */
export interface FileAccount {
  /** Relative to the working folder. */
  readonly file: string;
  readonly from: readonly FileSource[];
}

export interface FileSource {
  readonly address: Address;
  /** What it was expanded from, the nearest first. */
  readonly madeBy: readonly Address[];
  /** Where in the config, `file:line:column`. */
  readonly place: string | null;
}

export function fileAccount(
  artifact: Artifact,
  { pipeline, sources }: Compilation,
  out: string,
  folder: string,
): FileAccount {
  const from = artifact.resources.map((address): FileSource => {
    const resource = pipeline.resources.get(address);
    if (resource === undefined) return { address, madeBy: [], place: null };
    const place = placeText(sources.callPlace(resource.origin.site));
    return { address, madeBy: makersOf(resource, pipeline.resources), place };
  });
  return { file: shownPath(join(out, artifact.path), folder), from };
}

export function fileText({ file, from }: FileAccount, colors: Colors): string {
  const lines = from.map(({ address, madeBy, place }) => {
    const made = madeBy.length === 0 ? "" : `, made by ${madeBy.join(", made by ")}`;
    return `  ${address}${made}${place === null ? "" : `, declared at ${place}`}\n`;
  });
  return `${colors.bold(file)}\n${lines.length === 0 ? "  made from the whole pipeline\n" : lines.join("")}`;
}
