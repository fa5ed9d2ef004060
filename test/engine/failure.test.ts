import { describe, expect, it } from "vitest";
import { readFailure } from "../../src/engine/failure.js";

describe("a ClickHouse exception", () => {
  it("keeps its number and its hint, and loses number, name and version in the message", () => {
    expect(
      readFailure(
        "Code: 47. DB::Exception: Unknown expression identifier `totl` in scope SELECT totl FROM t. " +
          "Maybe you meant: ['total']. (UNKNOWN_IDENTIFIER) (version 26.7.2.1 (official build))",
      ),
    ).toEqual({
      code: 47,
      message: "Unknown expression identifier `totl` in scope SELECT totl FROM t. Maybe you meant: ['total']",
    });
  });

  it("loses the doubled head, the file and the engine's steps", () => {
    expect(
      readFailure(
        "Code: 27. DB::Exception: Code: 27. DB::Exception: Cannot parse input: expected '\"' before: 'x': (at row 2)\n" +
          ": (in file/uri /scratch/insert): While executing JSONEachRowRowInputFormat: While executing File: " +
          "data for INSERT was parsed from file. (CANNOT_PARSE_INPUT_ASSERTION_FAILED) (version 26.7.2.1). " +
          "(CANNOT_PARSE_INPUT_ASSERTION_FAILED)",
      ),
    ).toEqual({ code: 27, message: "Cannot parse input: expected '\"' before: 'x': (at row 2)" });
  });

  it("loses the stack trace and a syntax error's list of keywords", () => {
    expect(
      readFailure(
        `Code: 62. DB::Exception: Syntax error: failed at position 7 (1): 1. Expected one of: ${"token, ".repeat(60)}` +
          "end of query. (SYNTAX_ERROR), Stack trace (when copying this message, always include the lines below):\n\n0. DB::",
      ),
    ).toEqual({ code: 62, message: "Syntax error: failed at position 7 (1): 1." });
  });

  it("keeps parentheses that belong to the message", () => {
    expect(
      readFailure(
        "Code: 395. DB::Exception: no rows (in week 7): while executing 'FUNCTION throwIf(1)'. (FUNCTION_THROW_IF_VALUE_IS_NON_ZERO)",
      ),
    ).toEqual({ code: 395, message: "no rows (in week 7): while executing 'FUNCTION throwIf(1)'" });
  });

  it("has the number 0 where it isn't ClickHouse's", () => {
    expect(readFailure("the disk is full")).toEqual({ code: 0, message: "the disk is full" });
  });
});
