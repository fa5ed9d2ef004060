import { PINNED_IMAGES } from "./pinned.js";

/** Of PostgreSQL and what shows topics nothing is checked by its version. */
const UNJUDGED: ReadonlySet<string> = new Set(["postgres", "kafka-ui"]);

/** The versions that an image is of and that all is checked against, where these are two: a release, not a patch of it. */
export function otherVersion(
  component: keyof typeof PINNED_IMAGES,
  image: string,
): { readonly runs: string; readonly proved: string } | undefined {
  const runs = releaseOf(image);
  const proved = releaseOf(PINNED_IMAGES[component]);
  if (runs === undefined || proved === undefined || runs === proved || UNJUDGED.has(component)) return undefined;
  return { runs, proved };
}

/** `26.7` of `clickhouse/clickhouse-server:26.7.5.10-alpine`; a tag of somebody's own tells nothing. */
function releaseOf(image: string): string | undefined {
  const tag = /:([^:/@]+)(@.*)?$/.exec(image)?.[1] ?? "";
  return /^v?(\d+\.\d+)(?:\.|-|$)/.exec(tag)?.[1];
}
