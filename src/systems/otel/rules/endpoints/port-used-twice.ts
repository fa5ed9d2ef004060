import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { listenersOf } from "../../config/listeners.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const exporting = (port: number): string =>
  collectorCase({
    exporters: `{ prometheus: { endpoint: "0.0.0.0:${port}" } }`,
    pipelines: '{ metrics: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["prometheus"] } }',
  });

export const portUsedTwice: Rule = {
  code: "otel/port-used-twice",
  severity: "error",
  summary: "Two parts of a collector listen on one port",
  why: "The second can't listen: the collector does not start. Its own metrics are on 8888 where nothing else is said.",
  mend: "Give one of them another port.",
  failing: exporting(8888),
  passing: exporting(8889),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      const listeners = listenersOf(collector);
      for (const [index, listener] of listeners.entries()) {
        const earlier = listeners
          .slice(0, index)
          .find(
            ({ host, port }) =>
              port === listener.port && (host === listener.host || host === "" || listener.host === ""),
          );
        if (earlier === undefined || listener.port === 0) continue;
        // The place where the port is said: what is there by default has none.
        const isDefault = listener.at === collector.origin;
        const told = isDefault ? earlier : listener;
        const other = isDefault ? listener : earlier;
        yield {
          detail: `${told.who} listens on ${told.port}, as ${other.who.replace("The", "the")} does. ${portUsedTwice.mend}`,
          at: told.at,
          resource: collector.address,
          ...(isDefault ? {} : { related: [{ at: other.at, note: "the other one" }] }),
        };
      }
    }
  },
};
