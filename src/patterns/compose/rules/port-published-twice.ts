import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { STACK } from "../schema.js";
import { servicesOf } from "../stack.js";
import { own } from "./case.js";

const pages = (port: number): string =>
  own(`app: { image: "shop/app:1.4", ports: ["8080:80"] }, admin: { image: "shop/admin:1.4", ports: ["${port}:80"] }`);

export const portPublishedTwice: Rule = {
  code: "compose/port-published-twice",
  severity: "error",
  summary: "Two services are published on one port",
  why: "The port is the machine's: the second service can't have it, and does not start.",
  mend: "Give one of them another port.",
  failing: pages(8080),
  passing: pages(8081),
  *check(pipeline) {
    for (const stack of ofKind(pipeline.resources, STACK)) {
      const published: { readonly address: string; readonly port: string; readonly service: string }[] = [];
      for (const [service, { ports = [] }] of Object.entries(servicesOf(stack.spec, pipeline))) {
        for (const [index, text] of ports.entries()) {
          const { address, port } = publishedBy(text);
          const earlier = published.find((each) => each.port === port && overlap(each.address, address));
          published.push({ address, port, service });
          if (earlier === undefined) continue;
          const isOwn = Object.hasOwn(stack.spec.services, service);
          yield {
            detail: `\`${service}\` and \`${earlier.service}\` are both on ${port.replace("/", " by ")}. ${portPublishedTwice.mend}`,
            at: isOwn ? within(stack.origin, "services", service, "ports", index) : within(stack.origin, "parts"),
            resource: stack.address,
          };
        }
      }
    }
  },
};

/** `127.0.0.1:3000:3000/udp`: the address, where there is one, and the outer port. */
function publishedBy(text: string): { readonly address: string; readonly port: string } {
  const [, address = "", port = "", protocol = "tcp"] = /^(?:(.*):)?(\d+):\d+(?:\/(\w+))?$/.exec(text) ?? [];
  return { address: address === "0.0.0.0" ? "" : address, port: `${port}/${protocol.toLowerCase()}` };
}

function overlap(one: string, other: string): boolean {
  return one === "" || other === "" || one === other;
}
