import { expect, test } from "vitest";
import { ofKind } from "../../../src/compiler/model/resource.js";
import { SOURCE } from "../../../src/systems/postgres/schema/source.js";
import { topicName } from "../../../src/systems/postgres/topics.js";
import { resolved, SHOP } from "../../compiler/resolve/loaded.js";

test("a table's topic is named as Debezium names it", () => {
  const [source] = ofKind(resolved(SHOP).pipeline.resources.values(), SOURCE);
  if (source === undefined) throw new Error("no source");
  const topics = [
    "orders",
    "Sales.Order",
    "public.order items",
    "public.log.lines",
    "public.größe",
    "public.a🙂b",
    'public.it\'s "x"',
  ].map((table) => topicName(source, table));
  expect(topics).toEqual([
    "shop.public.orders",
    "shop.Sales.Order",
    "shop.public.order_items",
    "shop.public.log.lines",
    "shop.public.gr__e",
    // One for each UTF-16 unit.
    "shop.public.a__b",
    "shop.public.it_s__x_",
  ]);
});
