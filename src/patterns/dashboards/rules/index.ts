import type { Rule } from "../../../compiler/model/rule.js";
import { columnsDoNotFit } from "./columns-do-not-fit.js";
import { heatmapWithoutBuckets } from "./heatmap-without-buckets.js";
import { legendWithoutLabel } from "./legend-without-label.js";
import { noTimeFilter } from "./no-time-filter.js";
import { otherSecret } from "./other-secret.js";
import { personalColumnShown } from "./personal-column-shown.js";
import { readsStorage } from "./reads-storage.js";
import { selectAll } from "./select-all.js";
import { severalValuesCompared } from "./several-values-compared.js";
import { timeSeriesWithoutTime } from "./time-series-without-time.js";
import { undeclaredVariable } from "./undeclared-variable.js";
import { unknownField } from "./unknown-field.js";
import { unknownPostgresColumn } from "./unknown-postgres-column.js";
import { unknownPostgresTable } from "./unknown-postgres-table.js";
import { unknownRepeat } from "./unknown-repeat.js";
import { unreadableTable } from "./unreadable-table.js";
import { unusedVariable } from "./unused-variable.js";

export const dashboardRules: readonly Rule[] = [
  columnsDoNotFit,
  heatmapWithoutBuckets,
  legendWithoutLabel,
  noTimeFilter,
  otherSecret,
  personalColumnShown,
  readsStorage,
  selectAll,
  severalValuesCompared,
  timeSeriesWithoutTime,
  undeclaredVariable,
  unknownField,
  unknownPostgresColumn,
  unknownPostgresTable,
  unknownRepeat,
  unreadableTable,
  unusedVariable,
];
