import type { Place } from "../model/diagnostic.js";
import type { CallSite, Origin } from "../model/origin.js";

/**
 * The config's source files, as far as places in them must be found. Lines and columns count from 1; columns count
 * UTF-16 units as editors do (a tab is one, most emoji are two), and a byte order mark is not counted.
 */
export interface Sources {
  /** The exact place of an origin: inside a call this reads the source by ts-morph, so it is asked only to print. */
  locate(origin: Origin): Promise<Place>;
  /** The place of a call, by the source map alone: cheap. */
  callPlace(site: CallSite): Place;
  /** A line of a source file, for showing it; undefined when the file or the line is not there. */
  lineOf(place: Place): string | undefined;
  readonly close: () => void;
}
