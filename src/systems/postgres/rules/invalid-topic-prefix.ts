import { NAME, within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { SOURCE } from "../schema/source.js";
import { topicPrefix } from "../topics.js";

const source = (prefix: string): string => `const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  topicPrefix: "${prefix}",
});
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null" },
  primaryKey: ["id"],
});

const listed = [orders];
`;

export const invalidTopicPrefix: Rule = {
  code: "postgres/invalid-topic-prefix",
  severity: "error",
  summary: "Debezium does not take this prefix for topics",
  why: "It refuses a `topic.prefix` with anything but letters, digits, `.`, `_` and `-` in it, and the connector would not start.",
  mend: "Give the source a `topicPrefix` of letters, digits, `.`, `_` and `-`; without one it is the source's name.",
  failing: source("the shop"),
  passing: source("the-shop"),
  *check(pipeline) {
    for (const source of ofKind(pipeline.resources, SOURCE)) {
      const prefix = topicPrefix(source);
      if (/^[A-Za-z0-9._-]+$/.test(prefix)) continue;
      yield {
        detail: `\`${prefix}\` is no prefix. ${invalidTopicPrefix.mend}`,
        at: within(source.origin, source.spec.topicPrefix === undefined ? NAME : "topicPrefix"),
        resource: source.address,
      };
    }
  },
};
