import { stringify } from "yaml";

/** A value as YAML for people to review: long lines stay whole, and nothing is written by anchors and aliases. */
export function yamlText(value: unknown, version: "1.1" | "1.2" = "1.2"): string {
  return stringify(value, { version, lineWidth: 0, aliasDuplicateObjects: false });
}
