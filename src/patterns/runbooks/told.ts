import { nameOf } from "../../compiler/model/address.js";
import type { Resource } from "../../compiler/model/resource.js";
import { type RouteNode, routeTree } from "../../systems/alertmanager/public.js";
import type { ReceiverSpec } from "../../systems/alertmanager/schema/receiver.js";
import type { AlertSpec } from "../../systems/prometheus/schema.js";
import { knownLabels } from "../alerting/known-labels.js";
import { possibleRoutes } from "../alerting/possible-routes.js";
import { codeText, plainText } from "../overview/markdown.js";
import type { Scene } from "./scene.js";

/** Who is told of an alert, by what, and when not: a sentence. */
export function toldOf(alert: Resource<AlertSpec>, { pipeline }: Scene): string {
  const root = routeTree(pipeline.resources);
  if (root === undefined) return "Nobody is told: the pipeline has no route.";
  const { ends } = possibleRoutes(root, knownLabels(alert));
  const told = new Map<string, string>();
  for (const { receiver } of ends) {
    if (receiver === undefined) continue;
    const ways = ends.filter((each) => each.receiver === receiver);
    told.set(receiver.name, `${receiverText(receiver)}${mutedText(ways)}`);
  }
  if (told.size === 0) return "Nobody is told: no route has a receiver.";
  return `Told: ${[...told.values()].join(", ")}.`;
}

function receiverText({ name, spec }: Resource<ReceiverSpec>): string {
  const by = [
    ...spec.slack.map(({ channel }) => (channel === undefined ? "Slack" : `Slack ${plainText(channel)}`)),
    ...spec.email.map(({ to }) => `mail to ${plainText(to.join(", "))}`),
    ...spec.pagerduty.map(() => "PagerDuty"),
    ...spec.opsgenie.map(() => "Opsgenie"),
    ...spec.webhook.map(() => "a webhook"),
  ];
  return `\`${codeText(name)}\` (${by.length === 0 ? "nobody: it keeps silent" : by.join(", ")})`;
}

/** Silent only where no other way leads there. */
function mutedText(ways: readonly RouteNode[]): string {
  if (ways.some(({ spec }) => spec.muteDuring.length === 0)) return "";
  const muted = [...new Set(ways.flatMap(({ spec }) => spec.muteDuring.map(({ $ref }) => nameOf($ref))))];
  return ` but not during ${muted.map((name) => `\`${codeText(name)}\``).join(", ")}`;
}
