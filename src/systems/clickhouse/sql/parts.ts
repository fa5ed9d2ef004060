/** The parts between commas that stand in no parenthesis and no quotes. */
export function topLevelParts(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let part = "";
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== "") {
      if (character === "\\") part += text.charAt(at++);
      else if (character === quote) quote = "";
    } else if (character === "'" || character === "`") quote = character;
    else if (character === "(") depth++;
    else if (character === ")") depth--;
    if (character === "," && depth === 0 && quote === "") {
      parts.push(part.trim());
      part = "";
    } else part += text.charAt(at);
  }
  return [...parts, part.trim()];
}
