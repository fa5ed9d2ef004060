import Handlebars from "handlebars";
import { addressOf } from "../../compiler/model/address.js";
import type { Artifact } from "../../compiler/model/artifact.js";
import type { EmitContext } from "../../compiler/model/system.js";
import { diagram } from "./diagram.js";
import { overviewView } from "./overview-view.js";

/** `README.md` of the generated folder: the pipeline as a picture, what it consists of and how it is brought up. */
export function overviewFile(context: EmitContext): Artifact {
  const template = context.templates.get("overview.md.hbs");
  if (template === undefined) throw new Error("The template overview.md.hbs is not there.");
  const render = Handlebars.compile(template, { noEscape: true, strict: true });
  const content = render({ ...overviewView(context), diagram: diagram(context.pipeline) });
  const declared = [...context.pipeline.resources.values()].filter((resource) => resource.madeBy === undefined);
  const whole = addressOf("pipeline", context.pipeline.name);
  return { path: "README.md", content, resources: [whole, ...declared.map((resource) => resource.address)] };
}
