/** The command was called in a way that can't be meant: told in one line, without a stack. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
