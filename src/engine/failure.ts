/** Why ClickHouse refused a statement. */
export interface StatementFailure {
  /** ClickHouse's error number; 0 where the failure is not ClickHouse's. */
  readonly code: number;
  readonly message: string;
}

const exceptionHead = /^Code: (\d+)\. DB::\w*Exception: /;

/** Text that names the engine's insides instead of the statement. */
const noise: readonly RegExp[] = [
  /\s*\(version \d[\d.]*(?: \([^)]*\))?\)/g,
  /,?\s*Stack trace(?: \(when copying this message[^)]*\))?:[\s\S]*$/,
  /:?\s*\(in file\/uri [^)]*\)/g,
  /:\s*While executing [A-Za-z]+(?=[:.\s]|$)/g,
  /:\s*data for INSERT was parsed from (?:file|query)/g,
];

const symbolicName = /\.?\s*\([A-Z][A-Z0-9_]*_[A-Z0-9_]+\)$/;

/** A syntax error's list of every keyword that could have stood there. */
const longExpectation = /\s*Expected one of: [^\n]{200,}/;

/** Reads an exception as ClickHouse prints it: `Code: 47. DB::Exception: … (UNKNOWN_IDENTIFIER) (version …)`. */
export function readFailure(text: string): StatementFailure {
  const exception = text.trim().replace(/^Query failed: /, "");
  const code = exceptionHead.exec(exception)?.[1];
  return { code: code === undefined ? 0 : Number(code), message: cleanMessage(exception) };
}

/** The message on one line, without numbers, symbolic names, versions, files and stack; hints stay. */
export function cleanMessage(exception: string): string {
  let message = exception.trim();
  while (exceptionHead.test(message)) message = message.replace(exceptionHead, "");
  for (const pattern of noise) message = message.replace(pattern, "");
  message = message.trim();
  while (symbolicName.test(message)) message = message.replace(symbolicName, "").trim();
  return message.replace(longExpectation, "").replace(/\s*\n\s*/g, " ");
}
