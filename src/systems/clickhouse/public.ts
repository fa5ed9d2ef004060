/** What patterns may use of ClickHouse, besides its kinds: how names and literals are written and read. */
export { columnNames } from "./sql/column-names.js";
export { identifier, literal, splitName, stringLiteral } from "./sql/quote.js";
export { significantTokens } from "./sql/tokens.js";
