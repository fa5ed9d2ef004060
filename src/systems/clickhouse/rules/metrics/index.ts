import type { Rule } from "../../../../compiler/model/rule.js";
import { metricName } from "./metric-name.js";
import { rowsWithoutLabels } from "./rows-without-labels.js";
import { valueIsText } from "./value-is-text.js";

/** What Prometheus makes of the page on which ClickHouse answers with the metrics. */
export const metricRules: readonly Rule[] = [metricName, rowsWithoutLabels, valueIsText];
