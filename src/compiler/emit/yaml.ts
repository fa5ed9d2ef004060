// The class alone: `stringify` stands beside the parser, which most commands do without.
import { Document } from "yaml";

/** A value as YAML for people to review: long lines stay whole, and nothing is written by anchors and aliases. */
export function yamlText(value: unknown, version: "1.1" | "1.2" = "1.2"): string {
  return new Document(value, null, { version, aliasDuplicateObjects: false }).toString({ lineWidth: 0 });
}
