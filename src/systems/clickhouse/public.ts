/** What patterns may use of ClickHouse, besides its kinds: how names, literals and queries are written and read. */
export { objectsByName } from "./dependencies.js";
export { carriedBy } from "./lineage/carried.js";
export { columnNames } from "./sql/column-names.js";
export { piecesOf } from "./sql/pieces.js";
export { identifier, literal, splitName, stringLiteral } from "./sql/quote.js";
export { significantTokens, tokensOf } from "./sql/tokens.js";
