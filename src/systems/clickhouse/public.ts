/** What patterns may use of ClickHouse, besides its kinds: how names, literals and queries are written and read. */
export { objectsByName } from "./dependencies.js";
export { backupFolder } from "./emit/backup/backup-files.js";
export { backupPath } from "./emit/backup/script.js";
export { onCluster } from "./emit/table-ddl.js";
export { carriedBy } from "./lineage/carried.js";
export { type Consumption, consumerFiles, consumptions, stopStatements } from "./recovery/consumption.js";
export { countedTwice } from "./recovery/counted-twice.js";
export { refreshedViews, type StoredTable, savedTables, storedTables } from "./recovery/stored-tables.js";
export { durationText, longestGap } from "./schema/schedule.js";
export { callsIn } from "./sql/calls.js";
export { columnNames } from "./sql/column-names.js";
export { leadingTable } from "./sql/leading-table.js";
export { piecesOf } from "./sql/pieces.js";
export { identifier, literal, qualifiedName, splitName, stringLiteral } from "./sql/quote.js";
export { selectItems } from "./sql/select-items.js";
export { significantTokens, tokensOf } from "./sql/tokens.js";
