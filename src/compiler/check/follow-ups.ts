import { type Address, kindOf } from "../model/address.js";
import type { Finding, Severity } from "../model/diagnostic.js";
import type { CallSite, Origin } from "../model/origin.js";

/** What is in doubt, since options were refused and taken out, or a name was given twice. */
export interface Doubts {
  /** Options that were taken out: what is left has defaults in their place. */
  readonly options: readonly Origin[];
  /** Resources with such options. */
  readonly faulty: ReadonlySet<Address>;
  /** Those, all that depends on them, and all that the options may have meant. */
  readonly around: ReadonlySet<Address>;
  /** The calls that gave one name: what refers to one of them may have got the other. */
  readonly duplicates: readonly CallSite[];
}

export const NO_DOUBTS: Doubts = { options: [], faulty: new Set(), around: new Set(), duplicates: [] };

/**
 * Whether a finding may come of what has been told already. Of errors that is said only where it is plain, so that
 * none is told late; a warning waits as long as anything around it is in doubt.
 */
export function isFollowUp(finding: Finding, severity: Severity, doubts: Doubts): boolean {
  const { at, resource, related = [], restsOn = [], restsOnAll = [] } = finding;
  const own = at === undefined ? [] : [at];
  if ([...own, ...restsOn].some((each) => doubts.options.some((option) => isWithin(each, option)))) return true;
  if (restsOnAll.length > 0 && [...doubts.faulty].some((each) => restsOnAll.includes(kindOf(each)))) return true;
  if (related.some((each) => doubts.duplicates.some((site) => isSameCall(site, each.at.site)))) return true;
  if (resource === undefined || !doubts.around.has(resource)) return false;
  if (severity === "warning") return true;
  if (!doubts.faulty.has(resource)) return false;
  // Of a resource with defaults in place of what was written, only what another option of its own says is certain.
  const isOwnOption = doubts.options.some(
    (option) => at !== undefined && at.path.length > 0 && isSameCall(option.site, at.site),
  );
  return !isOwnOption;
}

function isWithin(place: Origin, option: Origin): boolean {
  return isSameCall(place.site, option.site) && place.path[0] === option.path[0];
}

function isSameCall(one: CallSite, other: CallSite): boolean {
  return one.line === other.line && one.column === other.column;
}
