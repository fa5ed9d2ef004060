import Handlebars from "handlebars";
import type { Address } from "../../compiler/model/address.js";
import type { Artifact } from "../../compiler/model/artifact.js";
import type { EmitContext } from "../../compiler/model/system.js";
import { plainText } from "../overview/markdown.js";
import { linesOf, type Page } from "./page.js";

export const FOLDER = "runbooks";
const TEMPLATE = "runbook.md.hbs";

/** Pages as files: each remembers the resources that it speaks of. */
export function pageFiles(
  pages: readonly { readonly page: Page; readonly resources: readonly Address[] }[],
  { templates, pipeline }: EmitContext,
): readonly Artifact[] {
  const template = templates.get(TEMPLATE);
  if (template === undefined) throw new Error(`The template ${TEMPLATE} is not there.`);
  const render = Handlebars.compile(template, { noEscape: true, strict: true });
  return pages.map(({ page, resources }) => ({
    path: `${FOLDER}/${page.file}`,
    content: render({
      pipeline: plainText(pipeline.name),
      title: page.title,
      items: page.items.map((item) => ({ lines: linesOf(item) })),
      sections: page.sections.map(({ title, items }) => ({
        title,
        items: items.map((item) => ({ lines: linesOf(item) })),
      })),
    }),
    resources,
  }));
}
