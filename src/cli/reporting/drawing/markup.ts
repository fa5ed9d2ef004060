/** Text that stands in HTML or SVG. */
export function escapedText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A drawing of so many pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export function svg({ width, height }: Size, content: string): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img">${content}</svg>`;
}

/** A coordinate with as many digits as can be seen. */
export function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Grafana's classic colours for series, in its order. */
export const PALETTE = [
  "#7EB26D",
  "#EAB839",
  "#6ED0E0",
  "#EF843C",
  "#E24D42",
  "#1F78C1",
  "#BA43A9",
  "#705DA0",
  "#508642",
  "#CCA300",
] as const;

export function seriesColor(index: number): string {
  return PALETTE[index % PALETTE.length] ?? PALETTE[0];
}

const NAMED: Readonly<Record<string, string>> = {
  green: "#73BF69",
  red: "#F2495C",
  orange: "#FF9830",
  yellow: "#FADE2A",
  blue: "#5794F2",
  purple: "#B877D9",
  text: "currentColor",
  transparent: "transparent",
};

/** A colour as Grafana names it. */
export function colorOf(name: string): string {
  const own = NAMED[name.replace(/^(super-light|light|semi-dark|dark)-/, "")];
  return own ?? (/^[#\w(), .%-]+$/.test(name) ? name : "#8e8e8e");
}
