import type { Rule } from "../../../../compiler/model/rule.js";
import { columnNotPublished } from "./column-not-published.js";
import { identityNotPublished } from "./identity-not-published.js";
import { operationsNotPublished } from "./operations-not-published.js";
import { partitionsApart } from "./partitions-apart.js";
import { rowFilterColumn } from "./row-filter-column.js";
import { severalPublications } from "./several-publications.js";
import { tableNotPublished } from "./table-not-published.js";
import { tableOfAnotherSource } from "./table-of-another-source.js";

export const publicationRules: readonly Rule[] = [
  columnNotPublished,
  identityNotPublished,
  operationsNotPublished,
  partitionsApart,
  rowFilterColumn,
  severalPublications,
  tableNotPublished,
  tableOfAnotherSource,
];
