import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Annotation } from "./annotation.js";
import type { Folder } from "./folder.js";
import type { Link } from "./link.js";
import type { Panel, Row } from "./panel-value.js";
import type { Variable } from "./variable.js";

/** A dashboard. */
export interface Dashboard extends Declared<"grafana.dashboard"> {}

export interface DashboardOptions {
  /** Its title, one in its folder. */
  readonly title: string;
  /** What it is for. */
  readonly description?: string;
  /** The folder that it is in. Default: Grafana's General. */
  readonly folder?: Folder;
  /** Words that it is found by. */
  readonly tags?: readonly string[];
  /** Panels and rows, in the order of reading. They flow from left to right over 24 columns. */
  readonly panels?: readonly (Panel | Row)[];
  /** Rows, below `panels`. */
  readonly rows?: readonly Row[];
  /** What queries and titles may name as `$name`. */
  readonly variables?: readonly Variable[];
  /** Links at its head. */
  readonly links?: readonly Link[];
  /** Events drawn over its panels. */
  readonly annotations?: readonly Annotation[];
  /** How often it is loaded again: `"30s"`. Default: never. */
  readonly refresh?: string;
  /** The beginning of what it shows: `"now-6h"`. Default `"now-6h"`. */
  readonly from?: string;
  /** The end of what it shows. Default `"now"`. */
  readonly to?: string;
  /** A zone such as `"Europe/Berlin"`, `"utc"` or `"browser"`. Default `"browser"`. */
  readonly timezone?: string;
  /** What pointing at one panel shows on the others. Default `"crosshair"`. */
  readonly tooltip?: "off" | "crosshair" | "tooltip";
  /** Whether it can be edited in the browser, though not saved. Default true. */
  readonly editable?: boolean;
  /** Its uid, at most 40 letters, digits, `-` and `_`. Default: made of its name and the pipeline's. */
  readonly uid?: string;
}

/** Declares a dashboard: its queries are run on the engine, and its references are followed to the source's columns. */
export function dashboard(name: string, options: DashboardOptions): Dashboard {
  return declare("grafana.dashboard", name, options, dashboard, {});
}
