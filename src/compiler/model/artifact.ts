import type { Address } from "./address.js";

/** A file to generate: its path below the output folder (with `/`), its text (LF), and whose it is. */
export interface Artifact {
  readonly path: string;
  readonly content: string;
  /** The resources that it was made from; the first is the one that its head names. */
  readonly resources: readonly Address[];
}
