import type { TextRow } from "../kit/postgres.js";
import { type Envelope, parseEnvelope, type RecordedMessage } from "./envelope.js";
import { demand, type Played, type Scenario } from "./scenario.js";
import { heartbeatTable, topicOf } from "./source-names.js";

/** Refuses a recording whose events are not the ones the scenario relies on. */
export function verify(scenario: Scenario, messages: RecordedMessage[], expected: Record<string, TextRow[]>): void {
  const of = (table: string) => messages.filter(({ topic }) => topic === topicOf(table)).map(parseEnvelope);
  for (const [table, operations] of Object.entries(scenario.operations ?? {})) {
    const seen = of(table).map(({ op }) => op);
    demand(seen.join("") === operations.replaceAll(" ", ""), `${table} has ${seen.join("")}, not ${operations}`);
  }
  for (const { name } of scenario.tables) {
    const mirrored = keysLeft(of(name));
    const source = keysOf(of(name), expected[name] ?? []);
    const missing = source.filter((key) => !mirrored.has(key));
    demand(missing.length === 0, `${name} lacks ${missing.slice(0, 5).join(", ")}`);
    const ghosts = mirrored.size - source.length;
    demand(ghosts === (scenario.ghosts?.[name] ?? 0), `${name} has ${ghosts} keys the source does not have`);
  }
  const played: Played = { of: ({ name }) => of(name), heartbeats: of(heartbeatTable), expected };
  scenario.check?.(played);
}

/** The keys a reader is left with who takes the events one after another. */
function keysLeft(events: Envelope[]): Set<string> {
  const keys = new Set<string>();
  for (const { op, key } of events) {
    if (op === "t") keys.clear();
    else if (op === "d") keys.delete(keyText(Object.values(key ?? {})));
    else keys.add(keyText(Object.values(key ?? {})));
  }
  return keys;
}

function keysOf(events: Envelope[], rows: TextRow[]): string[] {
  const columns = Object.keys(events.find(({ key }) => key !== null)?.key ?? {});
  return rows.map((row) => keyText(columns.map((column) => row[column])));
}

const keyText = (values: unknown[]) => values.map(String).join("/");
