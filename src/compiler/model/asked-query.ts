import type { Address } from "./address.js";
import type { Origin } from "./origin.js";
import type { SqlText } from "./reference.js";

/** A query that another program will ask of ClickHouse: the engine says what columns it returns, or why it can't be. */
export interface AskedQuery {
  /** The resource's address, `#`, and what tells it from the resource's other queries. */
  readonly id: string;
  /** Whose query it is. */
  readonly address: Address;
  /** What asks, at the beginning of a sentence: ``The panel `Revenue` ``. */
  readonly asker: string;
  /** The place of its text. */
  readonly at: Origin;
  /** As it is written. */
  readonly sql: SqlText;
  /** As it is asked. */
  readonly query: string;
  /** The resources that it reads. */
  readonly uses: readonly Address[];
}
