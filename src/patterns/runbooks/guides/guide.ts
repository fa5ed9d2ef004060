import type { Block, Step } from "../page.js";
import type { Scene } from "../scene.js";

/** What is to be known of an alert at night. */
export interface Guide {
  /** What stalls or is lost while it lasts. */
  readonly why: string;
  readonly look: readonly Block[];
  readonly mend: readonly Step[];
  /** How one sees that it is over, besides that it no longer fires. */
  readonly over?: string;
  /** Alerts that tell of the same from another side. */
  readonly related?: readonly string[];
}

/** Guides by the names of the alerts. */
export type Guides = Readonly<Record<string, (scene: Scene) => Guide>>;
