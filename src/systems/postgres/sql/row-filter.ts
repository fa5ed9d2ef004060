import type { SqlText } from "../../../compiler/model/reference.js";
import { stringLiteral } from "./quote.js";

/** A row filter as it was written, its constants as literals. Its schema lets no references in. */
export function rowFilterText(filter: SqlText): string {
  return filter.$sql
    .map((part) => {
      if (typeof part === "string") return part;
      if (!("$literal" in part)) return "";
      return typeof part.$literal === "string" ? stringLiteral(part.$literal) : String(part.$literal);
    })
    .join("")
    .trim();
}
