import { kindOf, nameOf } from "../../../../compiler/model/address.js";
import { within } from "../../../../compiler/model/origin.js";
import { isReference } from "../../../../compiler/model/reference.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { expressionsIn, isMetric } from "../../graph/expressions.js";
import { SHOP_JOB } from "./case.js";

const alert = (reference: string): string => `${SHOP_JOB}
const carts = prometheus.record("country:shop_open_carts:avg1h", {
  expr: promql\`avg by (country) (avg_over_time(shop_open_carts[1h]))\`,
});
const many = prometheus.alert("ManyCarts", {
  expr: promql\`\${${reference}} > 100\`,
  severity: "warning",
  summary: "Carts pile up",
  description: "Look at the checkout.",
});

const listed = [shop, carts, many];
`;

export const notAMetric: Rule = {
  code: "promql/not-a-metric",
  severity: "error",
  summary: "What is put into an expression makes no metric",
  why: "In PromQL a resource stands for the name of the metric that it makes: others would be written as a name that nothing exposes.",
  mend: "Put in a recording rule or a `clickhouse.metric`, or write the metric's name.",
  failing: alert("shop"),
  passing: alert("carts"),
  *check(pipeline) {
    for (const { resource, promql, at } of expressionsIn(pipeline)) {
      const references = promql.$promql.filter((part) => typeof part !== "string");
      for (const [index, part] of references.entries()) {
        if (!isReference(part) || isMetric(part)) continue;
        yield {
          detail: `${kindOf(part.$ref)} \`${nameOf(part.$ref)}\` makes no metric. ${notAMetric.mend}`,
          at: resource.madeBy === undefined ? within(at, index) : at,
          resource: resource.madeBy ?? resource.address,
        };
      }
    }
  },
};
