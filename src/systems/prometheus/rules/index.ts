import type { Rule } from "../../../compiler/model/rule.js";
import { alertRules } from "./alerts/index.js";
import { promqlRules } from "./promql/index.js";
import { scrapeRules } from "./scrape/index.js";

export const prometheusRules: readonly Rule[] = [...promqlRules, ...alertRules, ...scrapeRules];
