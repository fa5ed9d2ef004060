import { nameOf } from "../../../compiler/model/address.js";
import type { AlertSpec } from "../schema.js";

/** The annotations of an alert: what is wrong, what to do, and where to look. */
export function annotationsOf(alert: AlertSpec): Readonly<Record<string, string>> {
  const { runbook, dashboard } = alert;
  return {
    summary: alert.summary,
    description: alert.description,
    ...(runbook === undefined ? {} : { [isUrl(runbook) ? "runbook_url" : "runbook"]: runbook }),
    ...(dashboard === undefined
      ? {}
      : typeof dashboard === "string"
        ? { dashboard_url: dashboard }
        : { dashboard: nameOf(dashboard.$ref) }),
    ...alert.annotations,
  };
}

function isUrl(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}
