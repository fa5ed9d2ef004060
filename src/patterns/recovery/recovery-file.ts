import Handlebars from "handlebars";
import { addressOf } from "../../compiler/model/address.js";
import type { Artifact } from "../../compiler/model/artifact.js";
import type { EmitContext } from "../../compiler/model/system.js";
import { recoveryView } from "./recovery-view.js";
import { recoveryScripts } from "./scripts.js";

/** `recovery.md` of the generated folder: what is kept, what to do when something is lost, and the scripts for it. */
export function recoveryFiles({ pipeline, templates }: EmitContext): readonly Artifact[] {
  const view = recoveryView(pipeline);
  if (view === undefined) return [];
  const template = templates.get("recovery.md.hbs");
  if (template === undefined) throw new Error("The template recovery.md.hbs is not there.");
  const render = Handlebars.compile(template, { noEscape: true, strict: true });
  const declared = [...pipeline.resources.values()].filter((resource) => resource.madeBy === undefined);
  const whole = addressOf("pipeline", pipeline.name);
  const resources = [whole, ...declared.map((resource) => resource.address)];
  return [{ path: "recovery.md", content: render(view), resources }, ...recoveryScripts(pipeline)];
}
