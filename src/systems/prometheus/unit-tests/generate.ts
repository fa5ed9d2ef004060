import type { Pipeline, Resource } from "../../../compiler/model/resource.js";
import { recordsByName } from "../graph/series.js";
import { analysisOf } from "../promql/analysis.js";
import type { Expression } from "../promql/tree/tree.js";
import { walk } from "../promql/tree/walk.js";
import { type AlertSpec, serverOf } from "../schema.js";
import { Casting, wantedLabels } from "./casting.js";
import { comesOut } from "./outcome.js";
import { returned } from "./returned/returned.js";
import type { Returned } from "./returned/sample.js";
import { Scene } from "./scene.js";
import type { GivenSeries } from "./series.js";

/** Two tests of an alert: one in which it fires, one in which it stays silent. */
export interface GeneratedTests {
  readonly firing: readonly GivenSeries[];
  readonly silent: readonly GivenSeries[];
  /** Milliseconds between two samples. */
  readonly step: number;
  /** When it is looked at, in milliseconds from the first sample. */
  readonly at: number;
  /** It takes long: rules are evaluated less often then than they really are. */
  readonly isLong: boolean;
}

const MINUTE = 60_000;
/** From here on every evaluation as it really is would take promtool minutes. */
const LONG = 6 * 60 * MINUTE;
export const LONG_TEST_INTERVAL = MINUTE;
const MOST_SAMPLES = 20_000;

const known = new WeakMap<Resource, GeneratedTests | undefined>();

/** The tests of an alert; undefined where its form is none that values were found for. */
export function generatedTests(alert: Resource<AlertSpec>, pipeline: Pipeline): GeneratedTests | undefined {
  if (known.has(alert)) return known.get(alert);
  const made = testsOf(alert, pipeline);
  known.set(alert, made);
  return made;
}

function testsOf(alert: Resource<AlertSpec>, pipeline: Pipeline): GeneratedTests | undefined {
  const { tree, problems } = analysisOf(alert.spec.expr);
  if (tree === undefined || problems.length > 0) return undefined;
  const casting = new Casting(pipeline, wantedLabels(tree));
  const firing = seriesFor(tree, true, casting);
  const silent = seriesFor(tree, false, casting);
  if (firing === undefined || silent === undefined) return undefined;
  const interval = alert.spec.interval ?? serverOf(pipeline.resources).evaluationInterval;
  const { back, shortest, hasTime } = reach(tree, pipeline);
  const step = Math.min(MINUTE, shortest / 4, hasTime ? interval : MINUTE);
  const total = back + (alert.spec.for ?? 0);
  const isLong = total > LONG;
  const pace = Math.max(interval, step, isLong ? LONG_TEST_INTERVAL : 0);
  const at = Math.ceil((total + 4 * pace) / pace) * pace;
  if (at / step > MOST_SAMPLES) return undefined;
  // Values were chosen for each part: whether its labels fit the others', only the whole tells.
  const isSound =
    [at, at - (alert.spec.for ?? 0)].every(
      (moment) => isSomething(returned(tree, moment, firing, pipeline)) !== false,
    ) && isSomething(returned(tree, at, silent, pipeline)) !== true;
  return isSound ? { firing, silent, step, at, isLong } : undefined;
}

function isSomething(found: Returned): boolean | undefined {
  return found === undefined || typeof found === "number" ? undefined : found.length > 0;
}

function seriesFor(tree: Expression, isFiring: boolean, casting: Casting): readonly GivenSeries[] | undefined {
  const scene = new Scene(casting);
  return comesOut(tree, isFiring, scene) ? scene.series : undefined;
}

interface Reach {
  /** How far it looks back, with the records that it reads. */
  readonly back: number;
  readonly shortest: number;
  readonly hasTime: boolean;
}

function reach(tree: Expression, pipeline: Pipeline, open: readonly string[] = []): Reach {
  let back = 0;
  let shortest = 4 * MINUTE;
  let hasTime = false;
  for (const { node, around } of walk(tree)) {
    if (node.type === "call" && node.name === "time") hasTime = true;
    if (node.type === "range") shortest = Math.min(shortest, node.window.milliseconds ?? MINUTE);
    if (node.type !== "selector") continue;
    const own = around.reduce((total, each) => total + lookBack(each), 0);
    const record = recordsByName(pipeline).get(node.metric ?? "");
    const inner = record === undefined || open.includes(record.name) ? undefined : analysisOf(record.spec.expr).tree;
    const below =
      inner === undefined || record === undefined ? undefined : reach(inner, pipeline, [...open, record.name]);
    back = Math.max(back, own + (below?.back ?? 0));
    shortest = Math.min(shortest, below?.shortest ?? shortest);
    hasTime ||= below?.hasTime === true;
  }
  return { back, shortest, hasTime };
}

function lookBack(node: Expression): number {
  if (node.type === "range" || node.type === "subquery") return node.window.milliseconds ?? 0;
  return node.type === "shifted" && "offset" in node.by ? Math.max(0, node.by.offset.milliseconds ?? 0) : 0;
}
