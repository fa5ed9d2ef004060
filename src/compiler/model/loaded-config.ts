import type { Address } from "./address.js";
import type { JsonObject } from "./json.js";
import type { CallSite } from "./origin.js";

/** A declaration as plain data: options as JSON with `$ref`, `$sql` and `$secret` in them. */
export interface Declaration {
  readonly kind: string;
  readonly name: string;
  readonly options: JsonObject;
  readonly site: CallSite;
}

/** What loading a config yields: plain data, whatever the config did to make it. */
export interface LoadedConfig {
  readonly name: string;
  readonly environment: string | undefined;
  /** All declarations made, reached or not, in the order of their calls. */
  readonly declarations: readonly Declaration[];
  /** What the groups list, in their order. */
  readonly listed: readonly Address[];
}
