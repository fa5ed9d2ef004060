const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words?: readonly string[];
}

/** As the CronJob controller reads them: Sunday is 0 alone. */
const FIELDS: readonly Field[] = [
  { name: "minute", least: 0, most: 59 },
  { name: "hour", least: 0, most: 23 },
  { name: "day of the month", least: 1, most: 31 },
  { name: "month", least: 1, most: 12, words: MONTHS },
  { name: "day of the week", least: 0, most: 6, words: DAYS },
];
const NAMED = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every (\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+)$/;

/** What is wrong with the schedule of a CronJob, if something is. */
export function cronProblem(text: string): string | undefined {
  if (/^(CRON_)?TZ=/.test(text)) return "a time zone stands in `timeZone`";
  if (text.startsWith("@")) return NAMED.test(text) ? undefined : "there is no such word";
  const fields = text.trim().split(/\s+/);
  if (fields.length !== FIELDS.length) return `it has ${fields.length} fields, not five`;
  for (const [index, field] of FIELDS.entries()) {
    const problem = fieldProblem(fields[index] ?? "", field);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function fieldProblem(text: string, { name, least, most, words = [] }: Field): string | undefined {
  for (const item of text.split(",")) {
    const [, range = "", from, to, step] = /^(\*|\?|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(item) ?? [];
    if (range === "") return `\`${item}\` is no ${name}`;
    if (step !== undefined && Number(step) === 0) return `\`${item}\` has steps of nothing`;
    const numbers = [from, to].flatMap((each) => (each === undefined ? [] : [numberOf(each, least, words)]));
    if (numbers.some((each) => !(each >= least && each <= most)))
      return `\`${item}\` is no ${name}: ${least} to ${most}`;
    const [first = least, last = most] = numbers;
    if (first > last) return `\`${item}\` ends before it begins`;
  }
  return undefined;
}

function numberOf(text: string, least: number, words: readonly string[]): number {
  const index = words.indexOf(text.toLowerCase());
  return index === -1 ? (/^\d+$/.test(text) ? Number(text) : Number.NaN) : index + least;
}
