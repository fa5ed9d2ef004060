/** The same in XML, as ClickHouse itself maps YAML to it: the embedded engine is built without a reader of YAML. */
export function serverXml(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => serverXml(name, each)).join("");
  if (typeof value !== "object" || value === null) return `<${name}>${escaped(String(value))}</${name}>`;
  const entries = Object.entries(value);
  const attributes = entries
    .filter(([key]) => key.startsWith("@"))
    .map(([key, each]) => ` ${key.slice(1)}="${escaped(String(each))}"`);
  const inner = entries
    .filter(([key]) => !key.startsWith("@"))
    .map(([key, each]) => (key === "#text" ? escaped(String(each)) : serverXml(key, each)));
  return `<${name}${attributes.join("")}>${inner.join("")}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
