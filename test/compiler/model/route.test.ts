import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { javaPattern, replaceFirst } from "../../../src/compiler/model/route/java-pattern.js";
import { route, SHORT_NAMES, transformProperties, transformsIn } from "../../../src/compiler/model/route/route.js";

const router = (regex: string, replacement: string, more: object = {}) => ({
  name: "r",
  type: SHORT_NAMES.RegexRouter ?? "",
  config: { regex, replacement },
  ...more,
});

describe("a RegexRouter leads", () => {
  // The right-hand sides are what java.util.regex of Java 17 makes of them.
  test.each([
    ["shop.public.orders", "shop\\.public\\.(.*)", "$1", "orders"],
    ["shop.public.orders", "public", "x", "shop.public.orders"],
    ["shop.public.orders", "([^.]+)\\.([^.]+)\\.([^.]+)", "$3-$2", "orders-public"],
    ["shop.public.orders", "(?<head>.*)\\.(?<tail>\\w+)", "${tail}", "orders"],
    ["ab", "a|ab", "x", "xb"],
    ["abc", "(a)(b)(c)", "$11$3", "a1c"],
    ["a.b", "a.b", "\\$1\\\\", "$1\\"],
  ])("%s by %s and %s to %s", (topic, regex, replacement, end) => {
    expect(route(topic, [router(regex, replacement)])).toEqual({ known: true, topic: end });
  });

  test.each(["a++", "(?i)a", "\\p{Alpha}", "[a&&b]", "[a[b]]", "\\Qa\\E", "(?>a)", "(?<=a)b", "a{", "(", "*a", "\\h"])(
    "where only Java can tell: %s",
    (regex) => {
      expect(javaPattern(regex)).toBeUndefined();
      expect(route("a", [router(regex, "b")]).known).toBe(false);
    },
  );

  test("one after another; a replacement of no group is not known", () => {
    const twice = [router("shop\\.(.*)", "$1"), { ...router("public\\.(.*)", "pg.$1"), name: "s" }];
    expect(route("shop.public.orders", twice)).toEqual({ known: true, topic: "pg.orders" });
    expect(route("a", [router("a", "$1")]).known).toBe(false);
    expect(route("a", [router("a", "b", { predicate: "p" })]).known).toBe(false);
  });
});

test("what leaves a record in its topic, and what may lead anywhere", () => {
  const by = (type: string, config: Record<string, string> = {}) => route("t", [{ name: "x", type, config }]).known;
  expect(by("org.apache.kafka.connect.transforms.InsertField$Value")).toBe(true);
  expect(by("io.debezium.transforms.ExtractNewRecordState")).toBe(true);
  expect(by("io.debezium.transforms.ExtractNewRecordState", { "route.by.field": "f" })).toBe(false);
  expect(by("io.debezium.transforms.outbox.EventRouter")).toBe(false);
  expect(by("org.apache.kafka.connect.transforms.TimestampRouter")).toBe(false);
  expect(by("com.example.Mine")).toBe(false);
});

test("a text without meaning for a pattern is its own pattern and replacement", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Za-z0-9_.-]{1,40}$/),
      fc.stringMatching(/^[A-Za-z0-9_.-]{1,40}$/),
      (topic, end) => {
        const pattern = javaPattern(topic.replaceAll(".", "\\."));
        expect(pattern?.whole.test(topic)).toBe(true);
        expect(pattern === undefined ? undefined : replaceFirst(topic, pattern, end)).toBe(end);
      },
    ),
  );
});

test("properties and transforms are one another", () => {
  const list = [router("a", "b", { predicate: "p", negate: true }), { name: "s", type: "com.example.S", config: {} }];
  const properties = transformProperties(list);
  expect(properties).toEqual({
    transforms: "r,s",
    "transforms.r.type": "org.apache.kafka.connect.transforms.RegexRouter",
    "transforms.r.predicate": "p",
    "transforms.r.negate": "true",
    "transforms.r.regex": "a",
    "transforms.r.replacement": "b",
    "transforms.s.type": "com.example.S",
  });
  expect(transformProperties(transformsIn(properties))).toEqual(properties);
});
