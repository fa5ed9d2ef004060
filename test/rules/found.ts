import type { JsonObject } from "../../src/compiler/model/json.js";
import type { Declaration } from "../../src/compiler/model/loaded-config.js";
import { systems } from "../../src/registry.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP } from "../compiler/resolve/loaded.js";

/** `code resource path text` of all that the rules find, without the engine. */
export function found(...declarations: readonly Declaration[]): readonly string[] {
  const { pipeline, diagnostics } = resolved(...declarations);
  const faults = diagnostics.filter((each) => each.severity === "error").map((each) => `${each.code}: ${each.detail}`);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return systems.flatMap((system) =>
    system.rules.flatMap((rule) =>
      [...rule.check(pipeline)].map(({ at, resource }) =>
        [rule.code, resource, at?.path.join("."), at?.text]
          .filter((each) => each !== undefined && each !== "")
          .join(" "),
      ),
    ),
  );
}

/** The same in a shop whose table and mirror of orders have these options. */
export function foundInShop(table: JsonObject, mirror: JsonObject, ...more: readonly Declaration[]): readonly string[] {
  const orders = call("postgres.table", "public.orders", { ...ORDERS.options, ...table });
  const ordersNow = call("clickhouse.mirror", "a.orders", { ...ORDERS_NOW.options, ...mirror });
  return found(SHOP, orders, ordersNow, ...more);
}
