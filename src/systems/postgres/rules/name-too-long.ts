import { SHOP } from "../../../compiler/check/rule-case.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { identifiersIn } from "../identifiers.js";
import { MOST_NAME_BYTES, nameBytes } from "../schema/names.js";

const table = (column: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", ${column}: "text" },
  primaryKey: ["id"],
});

const listed = [orders];
`;

export const nameTooLong: Rule = {
  code: "postgres/name-too-long",
  severity: "error",
  summary: "A name is longer than PostgreSQL keeps",
  why: "PostgreSQL cuts names to 63 bytes and says so only in a notice: the real one is another, so that nothing in the stream or the catalogue goes by this name, and two names may be cut to one.",
  mend: "Write the name as the database has it: at most 63 bytes, where a letter outside ASCII takes two or more.",
  failing: table(`note_${"x".repeat(60)}`),
  passing: table(`note_${"x".repeat(58)}`),
  *check(pipeline) {
    for (const { what, text, at, resource } of identifiersIn(pipeline)) {
      const bytes = nameBytes(text);
      if (bytes <= MOST_NAME_BYTES) continue;
      yield { detail: `The ${what} \`${text}\` has ${bytes} bytes. ${nameTooLong.mend}`, at, resource };
    }
  },
};
