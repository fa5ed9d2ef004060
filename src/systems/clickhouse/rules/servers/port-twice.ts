import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { SERVER } from "../../schema/server.js";
import { serverCase } from "./case.js";

const TLS = 'tls: { certificate: "/etc/clickhouse-server/server.crt", key: "/etc/clickhouse-server/server.key" }';

export const portTwice: Rule = {
  code: "clickhouse/port-used-twice",
  severity: "error",
  summary: "A server listens on one port for two protocols",
  why: "Whichever comes second can't listen: the server does not start, or runs without it.",
  mend: "Give each protocol a port of its own.",
  failing: serverCase(`${TLS}, ports: { https: 8443, nativeSecure: 8443 }`),
  passing: serverCase(`${TLS}, ports: { https: 8443, nativeSecure: 9440 }`),
  *check(pipeline) {
    for (const server of ofKind(pipeline.resources, SERVER)) {
      const { ports, prometheus } = server.spec;
      const taken = new Map<number, string>();
      if (prometheus !== undefined) taken.set(prometheus.port, "prometheus");
      // What is not said is as the server's own configuration has it.
      for (const [name, port] of Object.entries({ http: 8123, native: 9000, interserver: 9009, ...ports })) {
        if (port === undefined || port === false) continue;
        const first = taken.get(port);
        taken.set(port, name);
        if (first === undefined) continue;
        yield {
          detail: `\`${name}\` and \`${first}\` are both on the port ${port}. ${portTwice.mend}`,
          at: name in ports ? within(server.origin, "ports", name) : within(server.origin, "ports", first),
          resource: server.address,
        };
      }
    }
  },
};
