import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { SOURCE } from "../schema/source.js";
import { slotName } from "../source-names.js";

const source = (slot: string): string => `const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  slot: "${slot}",
});
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null" },
  primaryKey: ["id"],
});

const listed = [orders];
`;

export const invalidSlotName: Rule = {
  code: "postgres/invalid-slot-name",
  severity: "error",
  summary: "PostgreSQL does not take this name for a slot",
  why: "The connector creates the slot when it starts, and would fail there.",
  mend: "Use lower-case letters, digits and underscores, at most 63.",
  failing: source("Shop-Slot"),
  passing: source("shop_slot"),
  *check(pipeline) {
    for (const source of ofKind(pipeline.resources, SOURCE)) {
      const name = slotName(source);
      if (/^[a-z0-9_]{1,63}$/.test(name)) continue;
      yield {
        detail: `\`${name}\` is no slot name. ${invalidSlotName.mend}`,
        at: source.spec.slot === undefined ? within(source.origin, "$name") : within(source.origin, "slot"),
        resource: source.address,
      };
    }
  },
};
