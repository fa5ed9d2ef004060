import { fileName } from "../../compiler/emit/file-name.js";
import type { Resource } from "../../compiler/model/resource.js";
import { slotName } from "../../systems/postgres/public.js";
import type { SourceSpec } from "../../systems/postgres/schema/source.js";
import { codeText } from "../overview/markdown.js";
import { type Step, shell, word } from "./section.js";

type Source = Resource<SourceSpec>;

/** psql at a source. The user is PGUSER: a superuser, or the service's administrator. */
export function psql({ spec }: Source, parameters: string): string {
  return `psql --no-psqlrc --host=${word(spec.host)} --port=${spec.port} --dbname=${word(spec.database)} ${parameters}`;
}

export function connectorUrl({ name }: Source, path = ""): string {
  return `"$CONNECT_URL/connectors/${encodeURIComponent(name)}${path}"`;
}

export function stopConnector(source: Source): Step {
  return shell(
    `Stop the connector \`${codeText(source.name)}\`.`,
    `curl --fail -X PUT ${connectorUrl(source, "/stop")}`,
  );
}

export function resumeConnector(source: Source, text: string): Step {
  return shell(text, `curl --fail -X PUT ${connectorUrl(source, "/resume")}`);
}

export function startConnector(source: Source): Step {
  return shell(
    `Start the connector \`${codeText(source.name)}\`.`,
    `curl --fail --json @${word(`connect/${fileName(source.name)}.json`)} "$CONNECT_URL/connectors"`,
  );
}

/** Its rows are read anew only from a slot that is made with the snapshot: between an old slot and it a change could be missed. */
export function dropSlot(source: Source): Step {
  const slot = slotName(source).replaceAll("'", "''");
  return shell(
    `Drop its slot, where it is still there, so that the new snapshot and the new slot begin at one point. It can be dropped once nobody reads it.`,
    psql(
      source,
      `--command="SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = '${slot}'"`,
    ),
  );
}

export function slotState(source: Source, text: string): Step {
  const slot = slotName(source).replaceAll("'", "''");
  const failover = source.spec.failover ? ", failover, synced" : "";
  return shell(
    text,
    psql(
      source,
      `--command="SELECT slot_name, active, wal_status, confirmed_flush_lsn${failover} FROM pg_replication_slots WHERE slot_name = '${slot}'"`,
    ),
  );
}

export function forgetOffsets(source: Source): Step {
  return shell("Make it forget where it was.", `curl --fail -X DELETE ${connectorUrl(source, "/offsets")}`);
}

/** The connector reads all tables anew, and the fence at the end hides what was there before. */
export function newSnapshot(source: Source): readonly Step[] {
  const makesOne = ["when_needed", "initial", "always"].includes(source.spec.snapshot);
  return [
    stopConnector(source),
    dropSlot(source),
    forgetOffsets(source),
    ...(makesOne
      ? []
      : [
          shell(
            `\`snapshot: "${source.spec.snapshot}"\` makes no snapshot that is followed by changes: give the running connector another for now.`,
            `jq '.config + {"snapshot.mode": "when_needed"}' ${word(`connect/${fileName(source.name)}.json`)} | curl --fail -X PUT --json @- ${connectorUrl(source, "/config")}`,
          ),
        ]),
    resumeConnector(
      source,
      "Let it go on: it has no offset and no slot, so it makes a new slot and a snapshot of all tables. The heartbeat's row at its end raises the fence of all of them.",
    ),
  ];
}
