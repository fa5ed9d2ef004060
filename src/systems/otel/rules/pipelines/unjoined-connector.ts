import { KEY, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { definitionOf } from "../../catalogue/components.js";
import { typeOf } from "../../config/component.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";
import { namesIn } from "./names.js";

const spans = (signal: string): string =>
  collectorCase({
    rest: `connectors: { span_metrics: {} },`,
    pipelines: `{
    traces: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["span_metrics"] },
    ${signal}: { receivers: ["span_metrics"], processors: ["memory_limiter"], exporters: ["otlp_grpc"] },
  }`,
  });

export const unjoinedConnector: Rule = {
  code: "otel/unjoined-connector",
  severity: "error",
  summary: "A connector does not join its pipelines",
  why: "A connector is an exporter of one pipeline and a receiver of another, of signals that it turns into each other: the collector does not start with one that is only one of both, or that can't.",
  mend: "Name it on both sides, in pipelines of signals that it joins.",
  failing: spans("logs"),
  passing: spans("metrics"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      const names = namesIn(collector);
      for (const id of Object.keys(collector.spec.connectors)) {
        const given = names.filter((each) => each.id === id && each.role === "exporters");
        const taken = names.filter((each) => each.id === id && each.role === "receivers");
        const pairs = definitionOf("connectors", typeOf(id))?.signals;
        const joins = (from: string, to: string): boolean => pairs === undefined || pairs.includes(`${from}_to_${to}`);
        // That it is in no pipeline at all is told by another rule.
        if (given.length + taken.length === 0 || collector.spec.unchecked.includes(typeOf(id))) continue;
        const isOneSided = given.length === 0 || taken.length === 0;
        const alone = [
          ...given.filter(({ signal }) => !taken.some((each) => joins(signal, each.signal))),
          ...taken.filter(({ signal }) => !given.some((each) => joins(each.signal, signal))),
        ].filter(({ signal }) => signal !== "profiles");
        const [first] = alone;
        if (first === undefined) continue;
        const told = isOneSided
          ? `is only among the ${first.role} of pipelines`
          : `joins ${(pairs ?? []).map((pair) => pair.replace("_to_", " to ")).join(", ")}, and no such pipeline is on the other side of \`${first.pipeline}\``;
        yield {
          detail: `The connector \`${id}\` ${told}. ${unjoinedConnector.mend}`,
          at: isOneSided ? within(collector.origin, "connectors", id, KEY) : first.at,
          resource: collector.address,
        };
      }
    }
  },
};
