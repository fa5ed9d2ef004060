import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { listenersOf } from "../../config/listeners.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const receiving = (grpc: string): string => collectorCase({ receivers: `{ otlp: { protocols: { grpc: ${grpc} } } }` });

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export const unreachableEndpoint: Rule = {
  code: "otel/unreachable-endpoint",
  severity: "warning",
  summary: "A collector in a container listens where only itself can reach it",
  why: "`localhost`, which is the default since 0.104, is the container's own: senders, Prometheus and health probes are refused.",
  mend: 'Listen on all addresses (`endpoint: "0.0.0.0:4317"`), or say `runsIn: "host"`.',
  failing: receiving("{}"),
  passing: receiving('{ endpoint: "0.0.0.0:4317" }'),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      if (collector.spec.runsIn === "host") continue;
      for (const { who, host, port, at } of listenersOf(collector)) {
        if (!LOCAL.test(host)) continue;
        yield {
          detail: `${who} listens on ${host}:${port}. ${unreachableEndpoint.mend}`,
          at,
          resource: collector.address,
        };
      }
    }
  },
};
