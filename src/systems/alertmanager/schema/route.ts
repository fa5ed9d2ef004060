import { z } from "zod";
import type { Reference } from "../../../compiler/model/reference.js";
import type { KindOf } from "../../../compiler/model/resource.js";
import { duration, nonEmptyText, reference } from "../../../compiler/resolve/shapes.js";
import { type MatcherSpec, matchers } from "./matcher.js";

/** Times are milliseconds. What is not said is the parent's. */
export interface RouteSpec {
  readonly receiver?: Reference | undefined;
  readonly match: readonly MatcherSpec[];
  readonly groupBy?: readonly string[] | undefined;
  readonly groupWait?: number | undefined;
  readonly groupInterval?: number | undefined;
  readonly repeatInterval?: number | undefined;
  readonly continue: boolean;
  readonly muteDuring: readonly Reference[];
  readonly activeDuring: readonly Reference[];
  readonly routes: readonly (Reference | RouteSpec)[];
}

const intervals = z
  .array(reference("alertmanager.timeInterval"), { error: "must be a list of time intervals" })
  .default([]);

const below: z.ZodType<Reference | RouteSpec> = z.lazy(() =>
  z.union([reference("alertmanager.route"), routeSchema], {
    error: "must be { receiver, match, … } or the constant of an alertmanager.route",
  }),
);

export const routeSchema: z.ZodType<RouteSpec> = z.strictObject({
  receiver: reference("alertmanager.receiver").optional(),
  match: matchers.default([]),
  groupBy: z
    .array(nonEmptyText, { error: 'must be a list of labels, or ["..."] for all of them' })
    .refine((labels) => labels.length === 1 || !labels.includes("..."), {
      error: 'must have "..." alone: it stands for all labels',
    })
    .refine((labels) => new Set(labels).size === labels.length, { error: "must name each label once" })
    .optional(),
  groupWait: duration.optional(),
  groupInterval: duration.optional(),
  repeatInterval: duration.optional(),
  continue: z.boolean({ error: "must be true or false" }).default(false),
  muteDuring: intervals,
  activeDuring: intervals,
  routes: z.array(below, { error: "must be a list of routes" }).default([]),
});
export const ROUTE: KindOf<RouteSpec> = { kind: "alertmanager.route" };

/** The name of the route that every alert enters by. */
export const ROOT = "root";
