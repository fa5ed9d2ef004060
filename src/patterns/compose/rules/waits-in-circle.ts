import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { STACK, type StackSpec } from "../schema.js";
import { own } from "./case.js";

const pair = (worker: string): string =>
  own(
    `app: { image: "shop/app:1.4", depends_on: { worker: "service_started" } }, worker: { image: "shop/worker:1.4"${worker} }`,
  );

export const waitsInCircle: Rule = {
  code: "compose/waits-in-circle",
  severity: "error",
  summary: "Services wait for each other",
  why: "None of them can be the first: Compose refuses the file, and nothing comes up.",
  mend: "Let one of them start without the other, and try again until it is there.",
  failing: pair(', depends_on: { app: "service_started" }'),
  passing: pair(""),
  *check(pipeline) {
    for (const stack of ofKind(pipeline.resources, STACK)) {
      for (const circle of circlesOf(stack.spec)) {
        const [first = "", second = first] = circle;
        yield {
          detail: `${[...circle, first].map((name) => `\`${name}\``).join(" waits for ")}. ${waitsInCircle.mend}`,
          at: within(stack.origin, "services", first, "depends_on", second),
          resource: stack.address,
        };
      }
    }
  },
};

/** Each circle once, from the service of it that stands first. Derived services wait for derived ones alone. */
function circlesOf({ services }: StackSpec): readonly (readonly string[])[] {
  const circles: string[][] = [];
  const told = new Set<string>();
  const follow = (name: string, way: readonly string[]): void => {
    const start = way.indexOf(name);
    if (start >= 0) {
      const circle = way.slice(start);
      for (const each of circle) told.add(each);
      circles.push(circle);
      return;
    }
    if (told.has(name)) return;
    const next = Object.hasOwn(services, name) ? Object.keys(services[name]?.depends_on ?? {}) : [];
    for (const other of next) follow(other, [...way, name]);
    told.add(name);
  };
  for (const name of Object.keys(services)) follow(name, []);
  return circles;
}
