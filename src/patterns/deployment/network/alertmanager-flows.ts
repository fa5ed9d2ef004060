import { ofKind } from "../../../compiler/model/resource.js";
import { RECEIVER, type ReceiverSpec } from "../../../systems/alertmanager/schema/receiver.js";
import type { Scope } from "../placed.js";
import {
  ALERTMANAGER_PODS,
  ALERTMANAGER_PORT,
  GOSSIP_PORT,
  hasAlertmanager,
} from "../watching/alertmanager-cluster.js";
import { type End, type Flow, hostEnd, pods } from "./ends.js";

/** Who tells Alertmanager, its replicas among each other, and by whom it tells people. */
export function* alertmanagerFlows(scope: Scope, prometheus: End): Iterable<Flow> {
  if (!hasAlertmanager(scope)) return;
  const own = pods("alertmanager", ALERTMANAGER_PODS);
  yield { from: prometheus, to: own, ports: [{ port: ALERTMANAGER_PORT }] };
  yield { from: own, to: own, ports: [{ port: GOSSIP_PORT }, { port: GOSSIP_PORT, protocol: "UDP" }] };
  const told = new Map<string, Flow>();
  for (const { host, port } of ofKind(scope.pipeline.resources, RECEIVER).flatMap(({ spec }) => hostsOf(spec)))
    told.set(`${host}:${port}`, { from: own, to: hostEnd(scope, host), ports: [{ port }] });
  yield* told.values();
}

interface Host {
  readonly host: string;
  readonly port: number;
}

/** Where the services are that it asks. A URL that is a secret nobody sees here: by HTTPS, wherever that is. */
function hostsOf({ slack, email, pagerduty, opsgenie, webhook }: ReceiverSpec): readonly Host[] {
  return [
    ...slack.map(() => ({ host: "hooks.slack.com", port: 443 })),
    ...email.map(({ smarthost }) => {
      const colon = smarthost.lastIndexOf(":");
      return { host: smarthost.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(smarthost.slice(colon + 1)) };
    }),
    ...pagerduty.map(({ url }) => hostOf(url ?? "https://events.pagerduty.com")),
    ...opsgenie.map(({ apiUrl }) => hostOf(apiUrl ?? "https://api.opsgenie.com")),
    ...webhook.map(({ url }) => (typeof url === "string" ? hostOf(url) : { host: "webhooks", port: 443 })),
  ];
}

function hostOf(url: string): Host {
  const { hostname, port, protocol } = new URL(url);
  return { host: hostname, port: Number(port) || (protocol === "http:" ? 80 : 443) };
}
