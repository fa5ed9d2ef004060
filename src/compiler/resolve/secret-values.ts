import { addressOf } from "../model/address.js";
import { type Diagnostic, diagnosticOf } from "../model/diagnostic.js";
import { isJsonArray, isJsonObject, type Json } from "../model/json.js";
import type { Declaration } from "../model/loaded-config.js";
import { isSqlText } from "../model/reference.js";
import { SECRET_VALUE } from "./codes.js";

/** Names of options and properties whose values are secrets, in every system's spelling. */
const SECRET_NAME =
  /(^|[._-])(password|passwd|passphrase|secret|token|api[._-]?key|private[._-]?key|access[._-]?key|credentials?|jaas[._-]config)$/i;
const CAMEL_SECRET = /(Password|Secret|Token|ApiKey|PrivateKey|AccessKey|Credentials)$/;

/** A URL with a password in it. */
const URL_WITH_PASSWORD = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]+:[^/\s@]+@/i;

/** What looks like a placeholder that a consumer resolves is no value: `${file:…}`. */
const PLACEHOLDER = /^\$\{[^}]+\}$/;

export interface WithoutSecrets {
  /** The declaration with a reference in the place of each value, so that the rest of it can be checked. */
  readonly declaration: Declaration;
  readonly diagnostics: readonly Diagnostic[];
}

/** Every place in a declaration's options where a secret's value is written out. The value is never repeated. */
export function withoutSecretValues(declaration: Declaration): WithoutSecrets {
  const diagnostics: Diagnostic[] = [];
  const visit = (value: Json, path: readonly (string | number)[]): Json => {
    if (typeof value === "string") {
      const what = secretIn(String(path.at(-1) ?? ""), value);
      if (what === undefined) return value;
      diagnostics.push(
        diagnosticOf(SECRET_VALUE, {
          detail: `${what} ${SECRET_VALUE.mend}`,
          at: { site: declaration.site, path },
          resource: addressOf(declaration.kind, declaration.name),
        }),
      );
      return { $secret: "value/in-the-config" };
    }
    if (isJsonArray(value)) return value.map((item, index) => visit(item, [...path, index]));
    if (!isJsonObject(value) || isSqlText(value)) return value;
    // Columns may be called what they like: theirs are types, not values.
    const entries = Object.entries(value).map(([key, item]): [string, Json] => [
      key,
      path.length === 0 && key === "columns" ? item : visit(item, [...path, key]),
    ]);
    return Object.fromEntries(entries);
  };
  const options = visit(declaration.options, []);
  if (diagnostics.length === 0 || !isJsonObject(options)) return { declaration, diagnostics };
  return { declaration: { ...declaration, options }, diagnostics };
}

function secretIn(name: string, value: string): string | undefined {
  const isSecret = (SECRET_NAME.test(name) || CAMEL_SECRET.test(name)) && value !== "" && !PLACEHOLDER.test(value);
  if (isSecret) return `\`${name}\` is written as a text.`;
  return URL_WITH_PASSWORD.test(value) ? `\`${name}\` is a URL with a password in it.` : undefined;
}
