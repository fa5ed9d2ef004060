import { addressOf } from "../model/address.js";
import { type Diagnostic, diagnosticOf } from "../model/diagnostic.js";
import { isJsonObject } from "../model/json.js";
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

/** Every place in a declaration's options where a secret's value is written out. The value is never repeated. */
export function secretValues(declaration: Declaration): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === "string") {
      const name = String(path.at(-1) ?? "");
      const isSecret = (SECRET_NAME.test(name) || CAMEL_SECRET.test(name)) && value !== "" && !PLACEHOLDER.test(value);
      if (!isSecret && !URL_WITH_PASSWORD.test(value)) return;
      const what = isSecret ? `\`${name}\` is written as a text.` : `\`${name}\` is a URL with a password in it.`;
      found.push(
        diagnosticOf(SECRET_VALUE, {
          detail: `${what} ${SECRET_VALUE.mend}`,
          at: { site: declaration.site, path },
          resource: addressOf(declaration.kind, declaration.name),
        }),
      );
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, [...path, index]);
    } else if (isJsonObject(value) && !isSqlText(value)) {
      // Columns may be called what they like: theirs are types, not values.
      for (const [key, item] of Object.entries(value))
        if (!(path.length === 0 && key === "columns")) visit(item, [...path, key]);
    }
  };
  visit(declaration.options, []);
  return found;
}
