import { within } from "../../../../compiler/model/origin.js";
import { isOfKind, type Pipeline, type Resource } from "../../../../compiler/model/resource.js";
import { ALERT, type AlertSpec } from "../../schema.js";
import { type SoundExpression, soundExpressions } from "../promql/selections.js";

/** An alert whose expression Prometheus takes. */
export interface SoundAlert {
  readonly alert: Resource<AlertSpec>;
  readonly expression: SoundExpression;
}

const found = new WeakMap<Pipeline, readonly SoundAlert[]>();

export function soundAlerts(pipeline: Pipeline): readonly SoundAlert[] {
  const known = found.get(pipeline);
  if (known !== undefined) return known;
  const alerts = soundExpressions(pipeline).flatMap((expression) => {
    const { resource } = expression;
    return isOfKind(resource, ALERT) ? [{ alert: resource, expression }] : [];
  });
  found.set(pipeline, alerts);
  return alerts;
}

/** A finding at an option of an alert, or at the call that the alert was made for. */
export function atOption(alert: Resource, detail: string, ...path: readonly (string | number)[]) {
  return {
    detail,
    at: alert.madeBy === undefined ? within(alert.origin, ...path) : alert.origin,
    resource: alert.madeBy ?? alert.address,
  };
}
