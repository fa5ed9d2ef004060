/** The URL of a file of the built package, from the package itself as well as from its TypeScript sources. */
export function builtFile(name: string): URL {
  const folder = import.meta.url.endsWith(".ts") ? "../../../dist/" : "./";
  return new URL(`${folder}${name}`, import.meta.url);
}
