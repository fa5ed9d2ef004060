/** What patterns may use of Prometheus, besides its kinds. */
export { annotationsOf } from "./emit/annotations.js";
export { groupData } from "./emit/rule-files.js";
export { scrapeConfig } from "./emit/scrape-config.js";
export { catalogued } from "./graph/catalogued.js";
export { comparisonOf } from "./graph/comparisons.js";
export { expressionsIn, type PlacedExpression } from "./graph/expressions.js";
export { scrapedJobs } from "./graph/scraped.js";
export { resultLabels, type SelectedSeries, seriesOfSelector } from "./graph/series.js";
export { type Analysis, analyse, analysePanel } from "./promql/analysis.js";
export { durationText } from "./promql/duration-text.js";
export { promqlString } from "./promql/print-text.js";
export { loadGrammar } from "./promql/tree/grammar.js";
export { printed } from "./promql/tree/print.js";
export { walk } from "./promql/tree/walk.js";
export { loadRegularExpressions } from "./promql/types/regular-expressions.js";
export { type RuleGroup, ruleGroups } from "./rule-groups.js";
export { secretFile } from "./schema/secret-file.js";
export { generatedTests } from "./unit-tests/generate.js";
