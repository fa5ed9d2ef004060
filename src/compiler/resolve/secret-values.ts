import { addressOf } from "../model/address.js";
import { type Diagnostic, diagnosticOf } from "../model/diagnostic.js";
import { isJsonArray, isJsonObject, type Json } from "../model/json.js";
import type { Declaration } from "../model/loaded-config.js";
import { isReference, isSecret, isSqlText, type SqlText } from "../model/reference.js";
import { SECRET_VALUE } from "./codes.js";
import { secretInSql, secretInValue } from "./secret-text.js";

/** Options whose keys are names that their author chose: a column may be called `password`. */
const NAMED_BY_AUTHOR = new Set(["columns", "types", "indexes", "projections", "constraints"]);

/** Where ClickHouse's settings stand, which it does not look up anywhere. */
const SETTINGS = new Set(["settings", "queueSettings"]);
const MEND_SETTING =
  "A secret can't be a setting: keep it in ClickHouse's own configuration (its `<kafka>` section, or a named collection), and change it: it has been seen.";

/** Where a secret is kept, then the key in it. Without the slash it is more likely the value itself. */
const SECRET_PATH = /^[^\s/]+(?:\/[^\s/]+)+$/;

export interface WithoutSecrets {
  /** The declaration with a reference in the place of each value, so that the rest of it can be checked. */
  readonly declaration: Declaration;
  readonly diagnostics: readonly Diagnostic[];
}

/** Every place in a declaration's options where a secret's value is written out. The value is never repeated. */
export function withoutSecretValues(declaration: Declaration): WithoutSecrets {
  const diagnostics: Diagnostic[] = [];
  const tell = (what: string, path: readonly (string | number)[]): void => {
    const isSetting = SETTINGS.has(String(path[0]));
    diagnostics.push(
      diagnosticOf(SECRET_VALUE, {
        detail: `\`${nameAt(path)}\` ${what}. ${isSetting ? MEND_SETTING : SECRET_VALUE.mend}`,
        at: { site: declaration.site, path },
        resource: addressOf(declaration.kind, declaration.name),
      }),
    );
  };
  const visit = (value: Json, path: readonly (string | number)[]): Json => {
    if (typeof value === "string" || typeof value === "number") {
      const isNamedByAuthor = NAMED_BY_AUTHOR.has(String(path[0]));
      const what = secretInValue(isNamedByAuthor ? "" : nameAt(path), value);
      if (what === undefined) return value;
      tell(what, path);
      return { $secret: "value/in-the-config" };
    }
    if (isJsonArray(value)) {
      const visited = value.map((item, index) => visit(item, [...path, index]));
      return visited.some((item, index) => item !== value[index]) ? visited : value;
    }
    if (isSecret(value)) {
      if (SECRET_PATH.test(value.$secret)) return value;
      tell("is no path of a secret, and may be its value", path);
      return { $secret: "value/in-the-config" };
    }
    if (!isJsonObject(value) || isReference(value)) return value;
    if (isSqlText(value)) {
      // It is left as it is: nothing repeats SQL that has a problem told of it already.
      const what = secretInSql(textOf(value));
      if (what !== undefined) tell(what, path);
      return value;
    }
    let changed: Record<string, Json> | undefined;
    for (const key of Object.keys(value)) {
      const item = value[key];
      const visited = item === undefined ? item : visit(item, [...path, key]);
      if (visited === item || visited === undefined) continue;
      changed ??= { ...value };
      changed[key] = visited;
    }
    return changed ?? value;
  };
  const options = visit(declaration.options, []);
  if (diagnostics.length === 0 || !isJsonObject(options)) return { declaration, diagnostics };
  return { declaration: { ...declaration, options }, diagnostics };
}

/** The name of an option; an element of a list is called by the list. */
function nameAt(path: readonly (string | number)[]): string {
  return String(path.findLast((element) => typeof element === "string") ?? "");
}

function textOf(sql: SqlText): string {
  return sql.$sql
    .map((part) => {
      if (typeof part === "string") return part;
      return "$ref" in part ? "" : `'${part.$literal}'`;
    })
    .join("");
}
