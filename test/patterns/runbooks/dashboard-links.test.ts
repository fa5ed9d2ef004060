import { expect, test } from "vitest";
import { ofKind } from "../../../src/compiler/model/resource.js";
import { uidOf } from "../../../src/systems/grafana/public.js";
import { ALERT } from "../../../src/systems/prometheus/schema.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP } from "../../compiler/resolve/loaded.js";

const OWN = call("grafana.dashboard", "carts", { title: "Carts", uid: "carts", panels: [] });
const alert = (name: string, dashboard: string | { $ref: string }) =>
  call("prometheus.alert", name, {
    expr: { $promql: ["up == 0"] },
    severity: "info",
    summary: "s",
    description: "d",
    dashboard,
  });

test("an alert leads to the dashboard that it names, or that draws what it is about", () => {
  const { pipeline } = resolved(
    SHOP,
    ORDERS,
    ORDERS_NOW,
    OWN,
    alert("Named", { $ref: "grafana.dashboard/carts" }),
    alert("Elsewhere", "https://status.example.com"),
    call("pipeline.monitoring", "monitoring", { owner: { dashboards: "https://grafana.example.com/" } }),
  );
  const spec = (name: string) => ofKind(pipeline.resources.values(), ALERT).find((each) => each.name === name)?.spec;
  const made = (name: string) => `https://grafana.example.com/d/${uidOf(pipeline.name, "grafana.dashboard", name)}`;
  expect(spec("ConsumerLag")?.dashboard).toBe(made("pipeline"));
  expect(spec("CpuUsed")?.dashboard).toBe(made("infrastructure"));
  expect(spec("Named")?.annotations).toEqual({ dashboard_url: "https://grafana.example.com/d/carts" });
  expect(spec("Elsewhere")?.dashboard).toBe("https://status.example.com");
});
