import type { Declared } from "../../../compiler/model/declaration.js";

/** A link, of a dashboard or of a panel: to a dashboard of the pipeline, to a URL, or to all dashboards with some tags. */
export interface Link {
  /** Its text. */
  readonly title: string;
  /** A dashboard's constant, or its name. */
  readonly dashboard?: Declared<"grafana.dashboard"> | string;
  /** Where it leads, outside of the pipeline. */
  readonly url?: string;
  /** Of a dashboard's own links: all dashboards with these tags. */
  readonly tags?: readonly string[];
  /** What pointing at it shows. Default: none. */
  readonly tooltip?: string;
  /** Whether it opens in a new tab. Default false; true for `url`. */
  readonly newTab?: boolean;
  /** Whether the time range goes along. Default true; false for `url`. */
  readonly keepTime?: boolean;
  /** Whether the variables' values go along. Default false. */
  readonly keepVariables?: boolean;
}
