import type { Json } from "../../../compiler/model/json.js";

const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
  d: 86_400e9,
  w: 604_800e9,
  y: 31_536_000e9,
};

/** A duration as the collector reads it, in nanoseconds; `undefined` for what is none, or is looked up when it runs. */
export function durationIn(value: Json | undefined): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  const [, sign = "", rest = ""] = /^([+-]?)(.*)$/s.exec(value) ?? [];
  if (rest === "0") return 0;
  if (!/^((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w|y))+$/.test(rest)) return undefined;
  const parts = [...rest.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w|y)/g)];
  const sum = parts.reduce((total, [, amount, unit = ""]) => total + Number(amount) * (NANOSECONDS[unit] ?? 0), 0);
  return sign === "-" ? -sum : sum;
}

/** A number as the collector reads it; `undefined` for what is none, or is looked up when it runs. */
export function numberIn(value: Json | undefined): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}
