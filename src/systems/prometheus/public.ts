/** What patterns may use of Prometheus, besides its kinds. */
export { annotationsOf } from "./emit/annotations.js";
export { groupData } from "./emit/rule-files.js";
export { secretFile } from "./emit/scrape-config.js";
export { catalogued } from "./graph/catalogued.js";
export { durationText } from "./promql/duration-text.js";
export { promqlString } from "./promql/print-text.js";
export { type RuleGroup, ruleGroups } from "./rule-groups.js";
