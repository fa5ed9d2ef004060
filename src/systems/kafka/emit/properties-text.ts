/** A line of Java's properties format: what it would read differently is escaped. */
export function propertyLine(name: string, value: string): string {
  return `${name.replace(/[\\ :=#!]/g, "\\$&")}=${propertyValue(value)}`;
}

function propertyValue(value: string): string {
  return value
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replace(/^[ \t\f]/, "\\$&");
}

/** The environment variables that texts look up: `${env:NAME}`. */
export function variablesIn(texts: Iterable<string>): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) for (const each of text.matchAll(/\$\{env:(\w+)\}/g)) found.add(each[1] ?? "");
  return [...found].sort();
}

/** Of those, what stands between quotes, as in a login configuration of Java's: not one that is the whole text. */
export function quotedVariablesIn(texts: Iterable<string>): readonly string[] {
  return variablesIn([...texts].flatMap((text) => text.match(/"\$\{env:\w+\}"/g) ?? []));
}

/** The folders whose files texts look up: `${dir:/path:file}`. */
export function foldersIn(texts: Iterable<string>): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) for (const each of text.matchAll(/\$\{dir:([^:}]+):/g)) found.add(each[1] ?? "");
  return [...found].sort();
}

/** What a Java client or worker must have to look these texts up, and no more than they need. */
export function providerLines(texts: readonly string[]): readonly string[] {
  const [variables, folders] = [variablesIn(texts), foldersIn(texts)];
  const names = [...(variables.length > 0 ? ["env"] : []), ...(folders.length > 0 ? ["dir"] : [])];
  if (names.length === 0) return [];
  const provider = "org.apache.kafka.common.config.provider";
  const lines = [propertyLine("config.providers", names.join(","))];
  if (variables.length > 0) {
    lines.push(
      propertyLine("config.providers.env.class", `${provider}.EnvVarConfigProvider`),
      propertyLine("config.providers.env.param.allowlist.pattern", `^(${variables.join("|")})$`),
    );
  }
  if (folders.length > 0) {
    lines.push(
      propertyLine("config.providers.dir.class", `${provider}.DirectoryConfigProvider`),
      propertyLine("config.providers.dir.param.allowed.paths", folders.join(",")),
    );
  }
  return lines;
}
