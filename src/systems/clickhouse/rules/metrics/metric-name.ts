import { NAME, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { METRIC } from "../../schema/metric.js";
import { metricCase } from "./case.js";

const QUERY = "SELECT count() AS value FROM ${orders}";

/** What Prometheus itself writes of each target, and of alerts. */
const OF_PROMETHEUS = /^(up|scrape_[a-z_]+|ALERTS|ALERTS_FOR_STATE)$/;

export const metricName: Rule = {
  code: "clickhouse/metric-name",
  severity: "error",
  summary: "A metric has a name that Prometheus does not take",
  why: "All metrics are one page: a name that can't be read makes Prometheus refuse the page, so that none of them is scraped. One of Prometheus' own is mixed with what it writes of every target.",
  mend: "Use letters, digits and underscores, not a digit first: `orders_open`. Colons are for recording rules.",
  failing: metricCase(QUERY, "orders open"),
  passing: metricCase(QUERY, "orders_open"),
  *check({ resources }) {
    for (const { name, origin, address, madeBy } of ofKind(resources, METRIC)) {
      const isName = /^[A-Za-z_]\w*$/.test(name);
      if (madeBy !== undefined || (isName && !OF_PROMETHEUS.test(name))) continue;
      const reason = isName ? "is what Prometheus itself writes" : "is no name of a metric";
      yield { detail: `\`${name}\` ${reason}. ${metricName.mend}`, at: within(origin, NAME), resource: address };
    }
  },
};
