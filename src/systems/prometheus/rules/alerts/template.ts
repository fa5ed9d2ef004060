/** A mistake in a template of Go, or a place where it reads what it can't have. */
export interface TemplateUse {
  readonly about: "syntax" | "label" | "value" | "bare";
  readonly message: string;
  /** What is shown. */
  readonly text: string;
  /** The label that is read. */
  readonly label?: string;
}

/** Prometheus' own functions, template/template.go, and Go's. */
const FUNCTIONS = new Set(
  "query first label value strvalue args reReplaceAll safeHtml match title toUpper toLower graphLink tableLink sortByLabel stripPort stripDomain humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp toTime toDuration now pathPrefix externalURL parseDuration tmpl urlQueryEscape and or not len index print printf println html js urlquery call slice eq ne lt le gt ge true false nil".split(
    " ",
  ),
);
const OPENING = new Set(["if", "range", "with", "define", "block"]);
const KEYWORDS = new Set([...OPENING, "else", "end", "template", "break", "continue"]);

/** Alerts of one make say the same text, and every rule about texts asks anew. */
const known = new Map<string, readonly TemplateUse[]>();
const MOST_KNOWN = 10_000;

/** What a template of an alert reads, and what is wrong with it. */
export function templateUses(template: string): readonly TemplateUse[] {
  const found = known.get(template);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const uses = usesOf(template);
  known.set(template, uses);
  return uses;
}

function usesOf(template: string): readonly TemplateUse[] {
  const uses: TemplateUse[] = [];
  const wrong = (text: string, message: string): void => void uses.push({ about: "syntax", message, text });
  let open = 0;
  let rest = template;
  for (let start = rest.indexOf("{{"); ; start = rest.indexOf("{{")) {
    const outside = start < 0 ? rest : rest.slice(0, start);
    for (const [text] of outside.matchAll(/\$(labels|value|externalLabels)\b(\.\w+)?/g)) {
      uses.push({ about: "bare", message: `\`${text}\` stands outside of \`{{ … }}\`: it is written as it is.`, text });
    }
    if (/\}\}/.test(outside)) wrong("}}", "`}}` closes nothing.");
    if (start < 0) break;
    const action = /^\{\{-?((?:"(?:\\.|[^"\\])*"|`[^`]*`|(?!-?\}\}|\{\{)[\s\S])*?)-?\}\}/.exec(rest.slice(start));
    if (action === null) {
      wrong(rest.slice(start, start + 40), "`{{` is not closed.");
      return uses;
    }
    open += actionUses(action[1] ?? "", action[0], uses, wrong);
    if (open < 0) {
      wrong(action[0], "`{{ end }}` ends nothing.");
      open = 0;
    }
    rest = rest.slice(start + action[0].length);
  }
  if (open > 0) wrong(template, "An `{{ if }}`, `{{ range }}` or `{{ with }}` has no `{{ end }}`.");
  return uses;
}

/** Notes what an action reads; returns by how much it opens or closes blocks. */
function actionUses(
  inside: string,
  text: string,
  uses: TemplateUse[],
  wrong: (text: string, message: string) => void,
): number {
  if (/^\s*\/\*[\s\S]*\*\/\s*$/.test(inside)) return 0;
  for (const { 1: direct, 2: indexed } of inside.matchAll(/\$labels\.(\w+)|index\s+\$labels\s+"([^"]*)"/g)) {
    const label = direct ?? indexed ?? "";
    uses.push({ about: "label", message: "", text, label });
  }
  if (/\$value\b/.test(inside)) uses.push({ about: "value", message: "", text });
  const code = inside.replace(/"(?:\\.|[^"\\])*"|`[^`]*`/g, '""');
  if (code.trim() === "") wrong(text, "There is nothing between `{{` and `}}`.");
  for (const [variable] of code.matchAll(/\$\w+/g)) {
    if (/^\$(labels|value|externalLabels|externalURL)$/.test(variable) || isDeclared(variable)) continue;
    if (!inside.includes(":="))
      wrong(
        variable,
        `There is no variable \`${variable}\`: there are \`$labels\`, \`$value\` and \`$externalLabels\`.`,
      );
  }
  const words = [...code.matchAll(/(?<![\w.$])[A-Za-z_]\w*/g)].map(([word]) => word);
  for (const word of words) {
    if (!FUNCTIONS.has(word) && !KEYWORDS.has(word)) wrong(word, `There is no template function \`${word}\`.`);
  }
  const [first = ""] = words;
  if (first === "end") return -1;
  return OPENING.has(first) ? 1 : 0;
}

/** A variable that the template has made itself: `{{ range $index, $each := … }}`. */
function isDeclared(variable: string): boolean {
  return !/^\$(labels?|values?|externalLabels?)/i.test(variable);
}
