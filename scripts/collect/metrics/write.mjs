import { writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "..", "..", "..", "src", "systems", "prometheus", "catalogue", "metrics");

/** One metric a line, in the order of the names: a new version's differences can be read. */
export function writeCatalogue({ component, version, source, uncollected, metrics }) {
  const lines = metrics
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, type, labels = [], unit = unitOf(name), help = "", when = "" }) => {
      const line = [name, type, labels.join(" "), unit, help, when];
      while (line.length > 2 && line.at(-1) === "") line.pop();
      return `    ${JSON.stringify(line)}`;
    });
  const head = { component, version, source, ...(uncollected === undefined ? {} : { uncollected }) };
  const heads = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  const file = join(folder, `${component.replaceAll("_", "-")}.json`);
  writeFileSync(file, `{\n${heads.join("")}  "metrics": [\n${lines.join(",\n")}\n  ]\n}\n`);
}

const UNITS = {
  seconds: /_seconds(_total)?$|Seconds$/,
  milliseconds: /_(ms|milliseconds)(_total)?$|Milliseconds$|MilliSeconds|_request_latency_(avg|max)$/,
  microseconds: /_(us|microseconds)(_total)?$|Microseconds$/,
  nanoseconds: /_nanoseconds(_total)?$|Nanoseconds$/,
  bytes: /_(bytes?|wal_lsn_diff)(_total)?$|Bytes(_\*)?$|_bytes_(in|out|rejected)_total$|_(memory_rss|record_size_max)$/,
  ratio: /_ratio$|^kafka_connect_.*_percentage$/,
  celsius: /_celsius$/,
  volts: /_volts$/,
  hertz: /_hertz$/,
  joules: /_joules(_total)?$/,
  pages: /_pages(_total)?$/,
  meters: /_meters$/,
};

/** What a name ends with, as Prometheus' naming has it. */
export function unitOf(name) {
  return Object.entries(UNITS).find(([, ending]) => ending.test(name))?.[0] ?? "";
}
