import { describe } from "vitest";
import { mirrorsEqualTheSource } from "./recorded-scenarios.js";

describe("a mirror of recorded changes equals its source, however they are delivered", () => {
  mirrorsEqualTheSource({
    insert: "insert",
    update: "update",
    delete: "delete",
    "delete with the key only": "delete-key-only",
    "key change": "key-change",
    "sorting-column change": "sorting-column-change",
    truncate: "truncate",
    "generated column": "generated-column",
    "unchanged TOAST under identity FULL": "toast-unchanged",
    "a text of one megabyte": "megabyte-text",
    copy: "copy",
    "same transaction": "same-transaction",
  });
});
