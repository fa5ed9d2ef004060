import { type Origin, within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { PARTS, STACK, type StackSpec } from "../schema.js";
import { partOf } from "../service.js";
import { own } from "./case.js";

export const imageWithoutTag: Rule = {
  code: "compose/image-without-tag",
  severity: "error",
  summary: "An image has no tag, or one that moves",
  why: "Which version runs is decided when the image is pulled: two machines, or one machine twice, run different ones.",
  mend: "Write the version as the image's tag, or its digest.",
  failing: own('app: { image: "shop/app:latest" }'),
  passing: own('app: { image: "shop/app:1.4" }'),
  *check(pipeline) {
    for (const stack of ofKind(pipeline.resources, STACK)) {
      for (const { image, at } of imagesOf(stack)) {
        const tag = /[:@]([^:/@]+(?::[^:/@]+)?)$/.exec(image.replace(/^[^/]*:\d+\//, ""))?.[1];
        if (tag !== undefined && tag !== "latest") continue;
        yield { detail: `\`${image}\` names no version. ${imageWithoutTag.mend}`, at, resource: stack.address };
      }
    }
  },
};

function imagesOf(stack: Resource<StackSpec>): readonly { readonly image: string; readonly at: Origin }[] {
  const parts = PARTS.flatMap((name) => {
    const part = partOf(stack.spec, name);
    if (part === false || part?.image === undefined) return [];
    return [{ image: part.image, at: within(stack.origin, "parts", name, "image") }];
  });
  const services = Object.entries(stack.spec.services).map(([name, { image }]) => ({
    image,
    at: within(stack.origin, "services", name, "image"),
  }));
  return [...parts, ...services];
}
