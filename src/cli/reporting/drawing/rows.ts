import { kindOfColumn } from "../../../patterns/dashboards/column-kinds.js";
import type { PanelSpec } from "../../../systems/grafana/public.js";
import type { Answer } from "../board-rows.js";
import { numberIn } from "./frames.js";
import { escapedText } from "./markup.js";
import { numberText } from "./number-text.js";
import { mappedText } from "./values.js";

const MOST_ROWS = 40;

export function tableHtml(panel: Extract<PanelSpec, { type: "table" }>, [answer]: readonly Answer[]): string {
  if (answer === undefined) return "";
  const unitOf = (name: string): string | undefined =>
    panel.overrides?.find((each) => each.field === name)?.unit ?? panel.unit;
  const head = answer.columns
    .map((each) => `<th${kindOfColumn(each) === "number" ? ' class="number"' : ""}>${escapedText(each.name)}</th>`)
    .join("");
  const body = answer.rows.slice(0, MOST_ROWS).map((row) => {
    const cells = answer.columns.map((column) => {
      const value = row[column.name];
      const number = kindOfColumn(column) === "number" ? numberIn(row, column.name) : undefined;
      const plain =
        value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
      const text = mappedText(plain, panel) ?? (number === undefined ? plain : numberText(number, unitOf(column.name)));
      return `<td${number === undefined ? "" : ' class="number"'}>${escapedText(text)}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

export function logsHtml([answer]: readonly Answer[]): string {
  if (answer === undefined) return "";
  const { columns, rows } = answer;
  const time = columns.find((each) => kindOfColumn(each) === "time");
  const text = columns.find((each) => kindOfColumn(each) === "text");
  const others = columns.filter((each) => each !== time && each !== text);
  const lines = rows.slice(0, MOST_ROWS).map((row) => {
    const labels = others.map(({ name }) => `${name}=${String(row[name])}`).join(" ");
    return `<li><time>${escapedText(time === undefined ? "" : String(row[time.name]))}</time> ${escapedText(text === undefined ? "" : String(row[text.name]))} <small>${escapedText(labels)}</small></li>`;
  });
  return `<ol class="scroll logs">${lines.join("")}</ol>`;
}

/** A little of Markdown: headings, lists, emphasis, code. Grafana shows all of it. */
export function markdownHtml(content: string): string {
  return content
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split("\n").filter((line) => line.trim() !== "");
      if (lines.length > 0 && lines.every((line) => /^\s*[-*] /.test(line)))
        return `<ul>${lines.map((line) => `<li>${inline(line.replace(/^\s*[-*] /, ""))}</li>`).join("")}</ul>`;
      const heading = /^#{1,6} (.*)$/.exec(lines[0] ?? "");
      if (heading !== null) return `<h4>${inline(heading[1] ?? "")}</h4>${markdownHtml(lines.slice(1).join("\n"))}`;
      return lines.length === 0 ? "" : `<p>${inline(lines.join(" "))}</p>`;
    })
    .join("");
}

function inline(text: string): string {
  return escapedText(text)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\*\*([^*]+)\*\*/g, "<b>$1</b>")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "<u>$1</u>");
}
