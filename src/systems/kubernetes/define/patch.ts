/** A change by hand to a manifest that is derived; all else of it stays derived. */
export interface Patch {
  /** Which manifest. */
  readonly target: PatchTarget;
  /** What is merged into it, as a JSON merge patch does: `null` removes, a list replaces the whole list. */
  readonly merge: Readonly<Record<string, unknown>>;
}

export interface PatchTarget {
  /** The object's kind: `"Kafka"`. */
  readonly kind: string;
  /** The object's name. */
  readonly name: string;
}
