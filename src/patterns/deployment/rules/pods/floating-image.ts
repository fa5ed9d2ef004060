import type { Rule } from "../../../../compiler/model/rule.js";
import { web } from "../cases.js";
import { containersOf, podOf, writtenManifests } from "../located.js";

export const floatingImage: Rule = {
  code: "kubernetes/floating-image",
  severity: "warning",
  summary: "An image is not pinned",
  why: "What `latest` is changes without a change in the config: pods of one Deployment run different programs, and going back to what ran yesterday is not possible.",
  mend: "Give a tag that is not moved, or a digest: `web:1.4`, `web@sha256:…`.",
  failing: web("registry.example.com/web:1.4", "registry.example.com/web:latest"),
  passing: web("registry.example.com/web:1.4", "registry.example.com/web:1.5"),
  *check(pipeline) {
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      const pod = podOf(manifest);
      for (const { name, value, path } of pod === undefined ? [] : containersOf(pod)) {
        const image = typeof value.image === "string" ? value.image : "";
        if (image === "" || isPinned(image)) continue;
        yield {
          detail: `Container \`${name}\` of ${title} runs \`${image}\`. ${floatingImage.mend}`,
          at: at([...path, "image"]),
          resource,
        };
      }
    }
  },
};

function isPinned(image: string): boolean {
  if (image.includes("@sha256:")) return true;
  const tag = /:([\w.-]+)$/.exec(image.slice(image.lastIndexOf("/") + 1))?.[1];
  return tag !== undefined && tag !== "latest";
}
