import type { Pipeline, Resource } from "../../../compiler/model/resource.js";
import { seriesOfSelector } from "../graph/series.js";
import type { Expression, Selector } from "../promql/tree/tree.js";
import { walk } from "../promql/tree/walk.js";
import { isMatched } from "../promql/types/check-selectors.js";
import type { JobSpec } from "../schema.js";
import { type Course, type GivenSeries, seriesText } from "./series.js";

/** The series of a test while they are thought out: what a selector was given stays. */
export class Scene {
  private readonly given = new Map<string, GivenSeries>();

  constructor(
    readonly pipeline: Pipeline,
    /** Values that the whole expression asks of labels, so that its sides fit each other. */
    private readonly wanted: ReadonlyMap<string, string>,
  ) {}

  copy(): Scene {
    const copy = new Scene(this.pipeline, this.wanted);
    for (const [key, each] of this.given) copy.given.set(key, each);
    return copy;
  }

  take({ given }: Scene): void {
    for (const [key, each] of given) this.given.set(key, each);
  }

  get series(): readonly GivenSeries[] {
    return [...this.given.values()];
  }

  /** Gives a selector a series; false where it has another already, or where none can be thought of. */
  give(selector: Selector, course: Course, copyOf?: { readonly label: string; readonly index: number }): boolean {
    const made = this.seriesFor(selector);
    if (made === undefined) return false;
    const labels = new Map(made.labels);
    if (copyOf !== undefined) labels.set(copyOf.label, `${labels.get(copyOf.label) ?? ""}${copyOf.index}`);
    const key = seriesText({ ...made, labels });
    const known = this.given.get(key);
    if (known !== undefined) return known.course.start === course.start && known.course.slope === course.slope;
    this.given.set(key, { metric: made.metric, labels, course });
    return true;
  }

  courseOf(selector: Selector): Course | undefined {
    const made = this.seriesFor(selector);
    return made === undefined ? undefined : this.given.get(seriesText(made))?.course;
  }

  /** A series that a selector finds. */
  seriesFor(selector: Selector): Pick<GivenSeries, "metric" | "labels"> | undefined {
    const { metric } = selector;
    if (metric === undefined) return undefined;
    const known = seriesOfSelector(selector, this.pipeline);
    const job = known?.jobs[0]?.resource;
    const names = new Set([...(known?.labels ?? []), ...selector.matchers.map(({ label }) => label)]);
    const labels = new Map<string, string>();
    for (const name of names) {
      const value = this.valueFor(name, selector, job);
      if (value === undefined) return undefined;
      if (value !== "") labels.set(name, value);
    }
    return { metric, labels };
  }

  private valueFor(label: string, selector: Selector, job: Resource<JobSpec> | undefined): string | undefined {
    const matchers = selector.matchers.filter((each) => each.label === label);
    const said = this.wanted.get(label);
    const [target] = job?.spec.targets ?? [];
    const ofTarget = typeof target === "object" ? target.labels[label] : undefined;
    const candidates = [
      ...matchers.filter(({ operator }) => operator === "=").map(({ value }) => value),
      ...(said === undefined ? [] : [said]),
      ...(label === "job" && job !== undefined ? [job.name] : []),
      ...(label === "instance" && target !== undefined ? [typeof target === "string" ? target : target.target] : []),
      ...(ofTarget === undefined ? [] : [ofTarget]),
      ...(label in (job?.spec.labels ?? {}) ? [job?.spec.labels[label] ?? ""] : []),
      ...(label === "le" ? ["+Inf"] : []),
      ...matchers
        .filter(({ operator }) => operator === "=~")
        .flatMap(({ value }) => value.replace(/[()^$]/g, "").split("|")),
      ...EXAMPLES,
    ];
    return candidates.find((each) => matchers.every((matcher) => isMatched(matcher, each)));
  }
}

/** What labels may be where nothing says it: a word, a number, a code, a path. */
const EXAMPLES = ["example", "other", "1", "500", "404", "200", "/example", "example-1", "a", ""];

/** What an expression says that labels are. */
export function wantedLabels(tree: Expression): ReadonlyMap<string, string> {
  const wanted = new Map<string, string>();
  for (const { node } of walk(tree)) {
    if (node.type !== "selector") continue;
    for (const { label, operator, value } of node.matchers) {
      if (operator === "=" && value !== "" && !wanted.has(label)) wanted.set(label, value);
    }
  }
  return wanted;
}

/** How an expression that stands inside another is made to follow a course. */
export type Follow = (node: Expression, course: Course, scene: Scene) => boolean;
