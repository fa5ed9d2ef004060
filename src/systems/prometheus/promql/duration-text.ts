const UNITS: readonly (readonly [string, number])[] = [
  ["w", 604_800_000],
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
  ["ms", 1],
];

/** A duration as Prometheus writes it: `90000` is `1m30s`, 30 days are `30d`. */
export function durationText(milliseconds: number): string {
  if (milliseconds === 0) return "0s";
  let left = milliseconds;
  let text = "";
  for (const [unit, size] of UNITS) {
    // Weeks are said only where they are whole: 30 days are no four weeks and two days.
    if (unit === "w" && left % size !== 0) continue;
    const count = Math.floor(left / size);
    if (count > 0) text += `${count}${unit}`;
    left -= count * size;
  }
  return text;
}
