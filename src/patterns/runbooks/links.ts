import type { Pipeline } from "../../compiler/model/resource.js";
import { recoveryView } from "../recovery/recovery-view.js";
import type { Scene } from "./scene.js";

/** Where all tables of a source are read anew. */
export function newSnapshotLink(scene: Scene): string {
  return recoveryLink(scene, "A slot is lost", "make a new snapshot");
}

/** A link to the procedure of the recovery page that begins so; the text alone where there is none. */
export function recoveryLink({ pipeline }: Scene, beginning: string, text: string): string {
  const found = procedures(pipeline)?.find((title) => title.startsWith(beginning));
  return found === undefined ? text : `[${text}](../recovery.md#${anchorOf(found)})`;
}

/** The recovery page, where the pipeline has one. */
export function recoveryPage({ pipeline }: Scene): string | undefined {
  return procedures(pipeline) === undefined ? undefined : "[recovery](../recovery.md)";
}

const read = new WeakMap<Pipeline, { readonly titles: readonly string[] | undefined }>();

/** The headings of the recovery page's procedures; many pages ask. */
function procedures(pipeline: Pipeline): readonly string[] | undefined {
  const known = read.get(pipeline) ?? { titles: recoveryView(pipeline)?.procedures.map(({ title }) => title) };
  read.set(pipeline, known);
  return known.titles;
}

/** What GitHub and others make of a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}
