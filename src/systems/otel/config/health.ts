import { isJsonObject } from "../../../compiler/model/json.js";
import type { Resource } from "../../../compiler/model/resource.js";
import type { CollectorSpec } from "../schema/collector.js";
import { componentsOf } from "./component.js";
import { textIn } from "./value.js";

/** What is asked, from the collector's own machine, to learn whether it is up; `undefined` where nothing answers. */
export function healthUrl(collector: Resource<CollectorSpec>): string | undefined {
  const check = componentsOf(collector, ["extensions"]).find(({ type }) => type === "health_check");
  if (check === undefined) return undefined;
  const { endpoint, path, tls } = check.config;
  const port = /:(\d+)$/.exec(textIn(endpoint) ?? "localhost:13133")?.[1];
  if (port === undefined) return undefined;
  return `${isJsonObject(tls) ? "https" : "http"}://127.0.0.1:${port}${textIn(path) ?? "/"}`;
}
