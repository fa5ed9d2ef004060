import type { Session } from "chdb";
import { quoteString } from "./quote.js";

const maySeparate = /;\s*\S/;

/** chdb runs all statements of a text and cuts it at a NUL; a server runs one and refuses. So does this. */
export function assertSingleStatement(sql: string, connection: Session): void {
  if (sql.includes("\0")) {
    throw new Error("Code: 62. DB::Exception: Syntax error: the statement holds a NUL character. (SYNTAX_ERROR)");
  }
  if (maySeparate.test(sql) && holdsSeveral(sql, connection)) {
    throw new Error("Code: 62. DB::Exception: Syntax error: Multi-statements are not allowed. (SYNTAX_ERROR)");
  }
}

/** Whatever else is wrong with the statement is said when it runs. */
function holdsSeveral(sql: string, connection: Session): boolean {
  try {
    connection.query(`SELECT formatQuerySingleLine(${quoteString(sql)})`, "Null");
    return false;
  } catch (error) {
    return error instanceof Error && error.message.includes("Multi-statements are not allowed");
  }
}
