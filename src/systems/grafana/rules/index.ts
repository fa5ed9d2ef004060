import type { Rule } from "../../../compiler/model/rule.js";
import { duplicateDashboardTitle } from "./duplicate-dashboard-title.js";
import { duplicatePanelTitle } from "./duplicate-panel-title.js";
import { duplicateUid } from "./duplicate-uid.js";
import { duplicateVariable } from "./duplicate-variable.js";
import { fastRefresh } from "./fast-refresh.js";
import { languageMismatch } from "./language-mismatch.js";
import { minAboveMax } from "./min-above-max.js";
import { overlappingPanels } from "./overlapping-panels.js";
import { panelOutsideGrid } from "./panel-outside-grid.js";
import { secondDefault } from "./second-default.js";
import { thresholdOrder } from "./threshold-order.js";
import { unknownColor } from "./unknown-color.js";
import { unknownDashboard } from "./unknown-dashboard.js";
import { unknownDatasource } from "./unknown-datasource.js";
import { unknownTransformation } from "./unknown-transformation.js";
import { unknownUnit } from "./unknown-unit.js";
import { unmadeDashboard } from "./unmade-dashboard.js";

export const grafanaRules: readonly Rule[] = [
  duplicateDashboardTitle,
  duplicatePanelTitle,
  duplicateUid,
  duplicateVariable,
  fastRefresh,
  languageMismatch,
  minAboveMax,
  overlappingPanels,
  panelOutsideGrid,
  secondDefault,
  thresholdOrder,
  unknownColor,
  unknownDashboard,
  unknownDatasource,
  unknownTransformation,
  unknownUnit,
  unmadeDashboard,
];
