import { expect, it } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import { call, resolved } from "../../compiler/resolve/loaded.js";

const alert = (expr: JsonObject) =>
  call("prometheus.alert", "Slow", { expr, severity: "warning", summary: "Slow", description: "It is slow" });
const record = call("prometheus.record", "job:requests:rate5m", {
  expr: { $promql: ["sum(rate(requests_total[5m]))"] },
});

it.each<JsonObject>([{ $promql: [0] }, { $promql: [null] }, { $promql: [{}] }, { $promql: [{ $ref: 5 }] }])(
  "an expression that is none is refused as an option, not tripped over: %j",
  (expr) => {
    const codes = resolved(record, alert(expr)).diagnostics.map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(["config/invalid-option"]));
  },
);
