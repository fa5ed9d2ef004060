import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { securedCluster } from "./brokers.js";
import { securedServer } from "./servers.js";

/** Whether the stack has certificates of its own: then Connect asks for one, too. */
export function hasCertificates(pipeline: Pipeline): boolean {
  const sources = ofKind(pipeline.resources.values(), SOURCE);
  return (
    securedCluster(pipeline) !== undefined ||
    securedServer(pipeline) !== undefined ||
    sources.some(({ spec: { sslMode } }) => sslMode !== "disable" && sslMode !== "prefer")
  );
}
