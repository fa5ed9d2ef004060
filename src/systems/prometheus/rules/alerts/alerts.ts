import { within } from "../../../../compiler/model/origin.js";
import { isOfKind, type Pipeline, type Resource } from "../../../../compiler/model/resource.js";
import { ALERT, type AlertSpec } from "../../schema.js";
import { type SoundExpression, soundExpressions } from "../promql/selections.js";

/** An alert whose expression Prometheus takes. */
export interface SoundAlert {
  readonly alert: Resource<AlertSpec>;
  readonly expression: SoundExpression;
}

export function* soundAlerts(pipeline: Pipeline): Iterable<SoundAlert> {
  for (const expression of soundExpressions(pipeline)) {
    const { resource } = expression;
    if (isOfKind(resource, ALERT)) yield { alert: resource, expression };
  }
}

/** A finding at an option of an alert, or at the call that the alert was made for. */
export function atOption(alert: Resource, detail: string, ...path: readonly (string | number)[]) {
  return {
    detail,
    at: alert.madeBy === undefined ? within(alert.origin, ...path) : alert.origin,
    resource: alert.madeBy ?? alert.address,
  };
}
