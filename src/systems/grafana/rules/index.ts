import type { Rule } from "../../../compiler/model/rule.js";
import { duplicateDashboardTitle } from "./duplicate-dashboard-title.js";
import { duplicatePanelTitle } from "./duplicate-panel-title.js";
import { duplicateUid } from "./duplicate-uid.js";
import { duplicateVariable } from "./duplicate-variable.js";
import { fastRefresh } from "./fast-refresh.js";
import { languageMismatch } from "./language-mismatch.js";
import { overlappingPanels } from "./overlapping-panels.js";
import { panelOutsideGrid } from "./panel-outside-grid.js";
import { secondDefault } from "./second-default.js";
import { thresholdOrder } from "./threshold-order.js";
import { unknownDashboard } from "./unknown-dashboard.js";
import { unknownDatasource } from "./unknown-datasource.js";
import { unknownUnit } from "./unknown-unit.js";

export const grafanaRules: readonly Rule[] = [
  duplicateDashboardTitle,
  duplicatePanelTitle,
  duplicateUid,
  duplicateVariable,
  fastRefresh,
  languageMismatch,
  overlappingPanels,
  panelOutsideGrid,
  secondDefault,
  thresholdOrder,
  unknownDashboard,
  unknownDatasource,
  unknownUnit,
];
