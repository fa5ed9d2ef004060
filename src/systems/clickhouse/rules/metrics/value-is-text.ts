import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { MEASURED } from "../../emit/metric-query.js";
import { METRIC } from "../../schema/metric.js";
import { metricCase } from "./case.js";

export const valueIsText: Rule = {
  code: "clickhouse/value-is-text",
  severity: "error",
  summary: "The value of a metric is a text",
  why: "ClickHouse reads a number from each text when it is scraped: the first one that is none ends the whole page, with all other metrics.",
  mend: "Return a number as `value`, and a text as a label; of a text that may be a number take `toFloat64OrNull(…)`.",
  failing: metricCase("SELECT any(status) AS value FROM ${orders}"),
  passing: metricCase("SELECT uniq(status) AS value FROM ${orders}"),
  check: () => [],
  *judge({ resources }, answers) {
    for (const { name, origin, address, madeBy } of ofKind(resources, METRIC)) {
      const type = answers.get(address)?.find((each) => each.name === MEASURED)?.type;
      if (madeBy !== undefined || type === undefined || !/^((LowCardinality|Nullable)\()*(Fixed)?String\b/.test(type))
        continue;
      const detail = `The \`value\` of \`${name}\` is ${type}. ${valueIsText.mend}`;
      yield { detail, at: within(origin, "query"), resource: address };
    }
  },
};
