import { shell } from "../page.js";

/** Every object of ClickHouse that is missing, in order. What is there stays. */
export const MAKE_OBJECTS = shell(
  "makes what is missing, and leaves what is there",
  `(cd clickhouse && grep -v '^#' order.txt | while read -r file; do clickhouse-client --queries-file "$file" </dev/null || exit 1; done)`,
);
