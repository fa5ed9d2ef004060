import { coordinate, type Size, svg } from "./markup.js";

/** What stands for a metric, which nothing here collects: a line that is plainly none of data. */
export function sketchSvg(size: Size, expression: string): string {
  // Each expression has its own, always the same.
  let seed = 7;
  for (const character of expression) seed = (seed * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  const points = Array.from({ length: 40 }, (_, index) => {
    const wave = Math.sin(index / 4 + seed) + Math.sin(index / 2.3 + seed * 2) / 2;
    return `${coordinate((index / 39) * size.width)} ${coordinate(size.height * 0.6 - wave * size.height * 0.18)}`;
  });
  return svg(size, `<path class="sketch" d="M${points.join("L")}"/>`);
}
