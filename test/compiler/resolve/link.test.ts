import { expect, test } from "vitest";
import { type Address, addressOf } from "../../../src/compiler/model/address.js";
import type { Resource } from "../../../src/compiler/model/resource.js";
import { link } from "../../../src/compiler/resolve/link.js";
import { shown } from "./loaded.js";

/** `"v < t u"`: a resource on the line of its place in the list, and what it uses. */
function resources(...texts: readonly string[]): ReadonlyMap<Address, Resource> {
  const made = texts.map((text, index): Resource => {
    const [name = "", uses = ""] = text.split(" < ");
    return {
      address: address(name),
      kind: "k.k",
      name,
      spec: {},
      origin: { site: { line: index + 1, column: 1 }, path: [] },
      uses: uses
        .split(" ")
        .filter((use) => use !== "")
        .map(address),
    };
  });
  return new Map(made.map((each) => [each.address, each]));
}

const address = (name: string): Address => addressOf("k.k", name);
const order = (linked: ReturnType<typeof link>): string =>
  [...linked.resources.values()].map(({ name, uses }) => `${name}(${uses.map((use) => use.slice(4))})`).join(" ");

test("each comes after what it uses; else in the order of its address, however it was declared", () => {
  expect(order(link(resources("c < b", "z", "b < a", "a", "y"), []))).toBe("a() b(a) c(b) y() z()");
});

test("names in SQL are uses too, each once; what is not there is none", () => {
  const dependencies = [
    { from: address("a"), to: address("b") },
    { from: address("a"), to: address("b") },
    { from: address("a"), to: address("a") },
    { from: address("b"), to: address("c") },
    { from: address("b"), to: address("gone") },
    { from: address("gone"), to: address("a") },
  ];
  expect(order(link(resources("a < b", "b", "c"), dependencies))).toBe("c() b(c) a(b)");
});

test("a circle is told with its way and its place; what is beside it stays in order", () => {
  const linked = link(resources("a < b", "b < c", "d < e", "c < a", "e"), []);
  expect(shown(linked.diagnostics)).toEqual([
    "config/cycle 1: k.k/a → k.k/b → k.k/c → k.k/a. Break the circle: let one of them read from what comes before the others.",
  ]);
  expect(order(linked)).toBe("c(a) b(c) a(b) e() d(e)");
});

test("circles by names in SQL, and several of them", () => {
  const dependencies = [
    { from: address("b"), to: address("a") },
    { from: address("d"), to: address("c") },
  ];
  const { diagnostics } = link(resources("a < b", "b", "c < d", "d"), dependencies);
  expect(diagnostics.map((each) => each.detail.split(". ")[0])).toEqual([
    "k.k/a → k.k/b → k.k/a",
    "k.k/c → k.k/d → k.k/c",
  ]);
  expect(diagnostics.map((each) => each.resource)).toEqual(["k.k/a", "k.k/c"]);
});

test("a resource that uses itself is no circle", () => {
  expect(link(resources("a < a"), [])).toMatchObject({ diagnostics: [] });
});

test("chains and circles of 20,000 overflow nothing, and are told briefly", () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `r${index}`);
  const chain = names.map((name, index) => (index + 1 < names.length ? `${name} < r${index + 1}` : name));
  const { resources: ordered, diagnostics } = link(resources(...chain), []);
  expect([ordered.size, [...ordered.keys()][0], diagnostics.length]).toEqual([20_000, "k.k/r19999", 0]);
  const circle = link(resources(...chain.slice(0, -1), "r19999 < r0"), []).diagnostics;
  expect(circle.map((each) => each.detail)).toEqual([
    "k.k/r0 → k.k/r1 → k.k/r2 → k.k/r3 → k.k/r4 → k.k/r5 → k.k/r6 → k.k/r7 → k.k/r8 → 19991 more → k.k/r0. Break the circle: let one of them read from what comes before the others.",
  ]);
});
