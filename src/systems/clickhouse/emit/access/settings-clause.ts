import { nameOf } from "../../../../compiler/model/address.js";
import type { ProfileSpec, SettingRuleSpec } from "../../schema/access/settings.js";
import { identifier, literal, quotedIdentifier } from "../../sql/quote.js";

/** `SETTINGS` of a profile, a role or a user: all that it has from now on. */
export function settingsClause(
  profiles: readonly ProfileSpec[],
  settings: Readonly<Record<string, SettingRuleSpec>>,
): string {
  const elements = [
    ...profiles.map((profile) => `PROFILE ${quotedIdentifier(profileName(profile))}`),
    ...Object.entries(settings).map(([name, rule]) => settingElement(name, rule)),
  ];
  if (elements.length === 0) return "SETTINGS NONE";
  return elements.length === 1
    ? `SETTINGS ${elements[0] ?? ""}`
    : `SETTINGS\n${elements.map((element) => `    ${element}`).join(",\n")}`;
}

export function profileName(profile: ProfileSpec): string {
  return typeof profile === "string" ? profile : nameOf(profile.$ref);
}

const CHANGES = { const: "CONST", writable: "WRITABLE", changeable_in_readonly: "CHANGEABLE_IN_READONLY" } as const;

function settingElement(name: string, rule: SettingRuleSpec): string {
  return [
    identifier(name),
    ...(rule.value === undefined ? [] : [`= ${literal(rule.value)}`]),
    ...(rule.min === undefined ? [] : [`MIN ${literal(rule.min)}`]),
    ...(rule.max === undefined ? [] : [`MAX ${literal(rule.max)}`]),
    ...(rule.change === undefined ? [] : [CHANGES[rule.change]]),
  ].join(" ");
}
