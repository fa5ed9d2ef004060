/** The elements of PostgreSQL's text of an array of one dimension. */
export function arrayElements(text: string): readonly (string | null)[] {
  const elements = [...text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^",]+)/g)];
  return elements.map(([, quoted, bare]) => {
    if (quoted !== undefined) return quoted.replace(/\\(.)/g, "$1");
    return bare === undefined || bare === "NULL" ? null : bare;
  });
}
