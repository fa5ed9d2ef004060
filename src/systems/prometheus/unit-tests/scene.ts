import type { Pipeline } from "../../../compiler/model/resource.js";
import type { Expression, Selector } from "../promql/tree/tree.js";
import type { Cast, Casting } from "./casting.js";
import { type Course, type GivenSeries, seriesText } from "./series.js";

/** The series of a test while they are thought out: what a selector was given stays. */
export class Scene {
  private readonly given: Map<string, GivenSeries>;
  /** What selectors find that must not find the series of another. */
  private readonly others: Map<Selector, Cast>;

  constructor(
    private readonly casting: Casting,
    given?: ReadonlyMap<string, GivenSeries>,
    others?: ReadonlyMap<Selector, Cast>,
  ) {
    this.given = new Map(given);
    this.others = new Map(others);
  }

  get pipeline(): Pipeline {
    return this.casting.pipeline;
  }

  copy(): Scene {
    return new Scene(this.casting, this.given, this.others);
  }

  take({ given, others }: Scene): void {
    for (const [key, each] of given) this.given.set(key, each);
    for (const [selector, cast] of others) this.others.set(selector, cast);
  }

  get series(): readonly GivenSeries[] {
    return [...this.given.values()];
  }

  /** Gives a selector a series; false where it has another already, or where none can be thought of. */
  give(selector: Selector, course: Course, copyOf?: { readonly label: string; readonly index: number }): boolean {
    const made = this.seriesFor(selector);
    if (made === undefined) return false;
    const { metric } = made;
    const labels = copyOf === undefined ? made.labels : copied(made.labels, copyOf);
    const key = copyOf === undefined ? made.text : seriesText({ metric, labels });
    const known = this.given.get(key);
    if (known !== undefined) return known.course.start === course.start && known.course.slope === course.slope;
    this.given.set(key, { metric, labels, course });
    return true;
  }

  courseOf(selector: Selector): Course | undefined {
    const made = this.seriesFor(selector);
    return made === undefined ? undefined : this.given.get(made.text)?.course;
  }

  /** A series that a selector finds. */
  seriesFor(selector: Selector): Cast | undefined {
    return this.others.get(selector) ?? this.casting.seriesFor(selector);
  }

  /** Lets a selector find a series that `part` does not find; false where there is none. */
  setApart(selector: Selector, part: Selector): boolean {
    const cast = this.casting.seriesBeside(selector, part);
    if (cast !== undefined) this.others.set(selector, cast);
    return cast !== undefined;
  }
}

function copied(labels: ReadonlyMap<string, string>, { label, index }: { label: string; index: number }) {
  return new Map([...labels, [label, `${labels.get(label) ?? ""}${index}`]]);
}

/** How an expression that stands inside another is made to follow a course. */
export type Follow = (node: Expression, course: Course, scene: Scene) => boolean;
