const SHOWN = 20;

/** Paths for a diagnostic's detail: one a line, the rest counted. */
export function listPaths(paths: readonly string[]): string {
  const lines = paths.slice(0, SHOWN).map((path) => `  ${path}`);
  if (paths.length > SHOWN) lines.push(`  … and ${paths.length - SHOWN} more`);
  return lines.join("\n");
}
