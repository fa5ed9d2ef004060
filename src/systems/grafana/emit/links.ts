import { addressOf } from "../../../compiler/model/address.js";
import { DASHBOARD, type LinkSpec } from "../schema/index.js";
import { type Printing, uidAt } from "./printing.js";

export interface LinkJson {
  readonly title: string;
  readonly type: "link" | "dashboards";
  readonly icon: string;
  readonly tooltip: string;
  readonly url: string;
  readonly tags: string[];
  readonly asDropdown: boolean;
  readonly targetBlank: boolean;
  readonly includeVars: boolean;
  readonly keepTime: boolean;
}

export function linkJson(link: LinkSpec, printing: Printing): LinkJson {
  const isOutside = link.url !== undefined;
  return {
    title: link.title,
    type: link.tags === undefined ? "link" : "dashboards",
    icon: isOutside ? "external link" : "dashboard",
    tooltip: link.tooltip ?? "",
    url: link.url ?? dashboardUrl(link, printing),
    tags: [...(link.tags ?? [])],
    asDropdown: link.tags !== undefined,
    targetBlank: link.newTab ?? isOutside,
    includeVars: link.keepVariables ?? false,
    keepTime: link.keepTime ?? !isOutside,
  };
}

function dashboardUrl({ dashboard }: LinkSpec, { pipeline }: Printing): string {
  if (dashboard === undefined) return "";
  const address = typeof dashboard === "string" ? addressOf(DASHBOARD.kind, dashboard) : dashboard.$ref;
  return `/d/${uidAt(address, pipeline) ?? ""}`;
}
