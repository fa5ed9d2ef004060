import { z } from "zod";
import { didYouMean } from "../../../compiler/model/nearest.js";
import { catalogue } from "../catalogue/catalogue.js";
import { topLevelParts } from "../sql/parts.js";

/** A chain of codecs as ClickHouse writes it, from a text or a list. Its codecs are those of the catalogue. */
export const codecSchema = z
  .union([z.string(), z.array(z.string()).min(1, { error: "must name at least one codec" })], {
    error: 'must be a codec or a chain of them: "Delta, ZSTD(1)"',
  })
  .transform((codec) => (typeof codec === "string" ? codec : codec.join(", ")))
  .superRefine((codec, context) => {
    if (codec.trim() === "") {
      context.addIssue({ code: "custom", message: "must not be empty" });
      return;
    }
    for (const step of topLevelParts(codec)) {
      const name = step.replace(/\s*\([\s\S]*$/, "");
      if (name.trim() === "") {
        context.addIssue({ code: "custom", message: "must not have an empty part" });
        return;
      }
      if (catalogue.codecs.some((each) => each.toLowerCase() === name.toLowerCase()) || name === "Default") continue;
      const message = `names \`${name}\`, which is no codec of ClickHouse.${didYouMean(name, catalogue.codecs)}`;
      context.addIssue({ code: "custom", message: message.replace(/\.$/, "") });
    }
  });
