import { expect, test } from "vitest";
import { PART_DEFAULTS } from "../../../src/patterns/compose/images.js";
import { exposition } from "../../../src/systems/prometheus/catalogue/exposition.js";

// Their metrics have other names from version to version: another image would leave alerts without what they read.
test("exporters are of the versions whose metrics are known", () => {
  const tag = (image: string) => image.slice(image.lastIndexOf(":") + 1);
  expect(tag(PART_DEFAULTS["postgres-exporter"].image)).toBe(`v${exposition("postgres_exporter").version}`);
  expect(tag(PART_DEFAULTS["kafka-exporter"].image)).toBe(`v${exposition("kafka_exporter").version}`);
  expect(tag(PART_DEFAULTS.collector.image)).toBe(exposition("otelcol").version);
});
