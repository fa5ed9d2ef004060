/** What patterns may use of Prometheus, besides its kinds. */
export { type Component, exposition, isComponent } from "./catalogue/exposition.js";
export { annotationsOf } from "./emit/annotations.js";
export { groupData } from "./emit/rule-files.js";
export { secretFile } from "./emit/scrape-config.js";
export { durationText } from "./promql/duration-text.js";
export { promqlString } from "./promql/print-text.js";
export { type RuleGroup, ruleGroups } from "./rule-groups.js";
