const CURRENCIES: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", CHF: "CHF " };
const BYTES = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
const DECIMAL_BYTES = ["B", "kB", "MB", "GB", "TB", "PB"];
const COUNTS = ["", " K", " Mil", " Bil", " Tri"];
const SECONDS: readonly (readonly [number, string])[] = [
  [86_400, "d"],
  [3600, "h"],
  [60, "min"],
  [1, "s"],
  [0.001, "ms"],
  [0.000_001, "µs"],
];
const OF_A_SECOND: Readonly<Record<string, number>> = {
  s: 1,
  ms: 0.001,
  µs: 0.000_001,
  ns: 1e-9,
  m: 60,
  h: 3600,
  d: 86_400,
};

/** A number with its unit, nearly as Grafana writes it. */
export function numberText(value: number, unit = "", decimals?: number): string {
  const currency = CURRENCIES[/^currency:?(\w{3})$/.exec(unit)?.[1] ?? ""];
  if (currency !== undefined) return `${currency}${scaled(value, 1000, COUNTS, decimals)}`;
  if (unit === "percent") return `${digits(value, decimals)}%`;
  if (unit === "percentunit") return `${digits(value * 100, decimals)}%`;
  if (unit === "bytes") return scaled(value, 1024, BYTES, decimals, " ");
  if (unit === "decbytes") return scaled(value, 1000, DECIMAL_BYTES, decimals, " ");
  if (unit === "Bps" || unit === "binBps") return `${scaled(value, 1000, DECIMAL_BYTES, decimals, " ")}/s`;
  const second = OF_A_SECOND[unit];
  if (second !== undefined) return duration(value * second, decimals);
  const suffix = /^suffix:(.*)$/.exec(unit)?.[1];
  if (suffix !== undefined) return `${digits(value, decimals)} ${suffix.trim()}`;
  const rate = /^(ops|reqps|rps|wps|iops|cps|eps|mps|recps|rowsps)$/.exec(unit)?.[1];
  if (rate !== undefined)
    return `${scaled(value, 1000, COUNTS, decimals)} ${rate === "reqps" ? "req/s" : `${rate.slice(0, -2)}/s`}`;
  if (unit === "" || unit === "none") return digits(value, decimals);
  return scaled(value, 1000, COUNTS, decimals);
}

function scaled(value: number, base: number, names: readonly string[], decimals: number | undefined, gap = ""): string {
  let rest = value;
  let index = 0;
  while (Math.abs(rest) >= base && index < names.length - 1) {
    rest /= base;
    index++;
  }
  return `${digits(rest, decimals)}${gap}${names[index] ?? ""}`;
}

function duration(seconds: number, decimals: number | undefined): string {
  const [length, name] = SECONDS.find(([each]) => Math.abs(seconds) >= each) ?? [1, "s"];
  return `${digits(seconds / length, decimals)} ${name}`;
}

function digits(value: number, decimals?: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (decimals !== undefined) return value.toFixed(decimals);
  const most = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return String(Number(value.toFixed(most)));
}
