import { identifier } from "../../sql/quote.js";
import type { ColumnDefinition } from "../../types/parse.js";

/** Types whose text in the catalogue has more to it than the name and its modifiers. */
const WITH_ZONE = / with time zone$/;

/** A type as PostgreSQL's `format_type` writes it, so that a declared column can be compared with a real one. */
export function formatType(definition: ColumnDefinition): string {
  return `${scalar(definition)}${definition.dimensions > 0 ? "[]" : ""}`;
}

function scalar({ base, modifiers }: ColumnDefinition): string {
  const given = modifiers.length === 0 ? "" : `(${modifiers.join(",")})`;
  switch (base) {
    case "numeric":
      return modifiers.length === 1 ? `numeric(${modifiers[0]},0)` : `numeric${given}`;
    case "character":
    case "bit":
      return given === "" ? `${base}(1)` : `${base}${given}`;
    case "double precision":
      return (modifiers[0] ?? 53) <= 24 ? "real" : base;
    case "timestamp":
    case "time":
      return `${base}${given} without time zone`;
  }
  if (WITH_ZONE.test(base)) return `${base.replace(WITH_ZONE, "")}${given} with time zone`;
  return `${BUILT_IN.test(base) ? base : base.split(".").map(identifier).join(".")}${given}`;
}

/** Names that are several words, and so must not be quoted. */
const BUILT_IN = /^(character varying|bit varying)$/;
