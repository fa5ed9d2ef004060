import { z } from "zod";
import { SHORT_NAMES } from "../model/route/route.js";
import { nonEmptyText, properties } from "./shapes.js";

/** A connector's transforms, in their order. */
export const transforms = z
  .array(
    z.strictObject({
      name: z
        .string({ error: "must be a text" })
        .regex(/^[A-Za-z_][\w-]*$/, { error: "must be a name of letters, digits, `_` and `-`" }),
      type: nonEmptyText.transform((type) => (Object.hasOwn(SHORT_NAMES, type) ? (SHORT_NAMES[type] ?? type) : type)),
      predicate: nonEmptyText.optional(),
      negate: z.boolean({ error: "must be true or false" }).optional(),
      config: properties.default({}),
    }),
    { error: "must be a list of transforms, each { name, type, config }" },
  )
  .refine((list) => new Set(list.map((each) => each.name)).size === list.length, {
    error: "must give each transform a name of its own",
  })
  .default([]);
