import type { EventFormat } from "../../../compiler/model/stream.js";
import { formatTransforms } from "../../../systems/debezium/public.js";
import type { Unreadable } from "./unreadable-property.js";
import { listOf, textOf, type WrittenConnector } from "./written.js";

/** Adding headers changes no value. */
const HARMLESS = /^add\.headers(\.prefix)?$/;

/** What the author changed in the transforms that the compiler gives a format. */
export function* changedTransforms(connector: WrittenConnector, events: EventFormat): Iterable<Unreadable> {
  for (const { name, type, config } of formatTransforms(events)) {
    if (!listOf(connector, "transforms").includes(name)) {
      yield { property: "transforms", why: `\`${name}\` must be one of them: mirrors read events that it made flat` };
      continue;
    }
    const prefix = `transforms.${name}.`;
    const needed = { type, ...config };
    for (const [key, value] of Object.entries(needed)) {
      if (textOf(connector, prefix + key) === String(value)) continue;
      yield {
        property: prefix + key,
        why: `mirrors read flat events as the compiler has them made: it must be \`${String(value)}\``,
      };
    }
    for (const property of Object.keys(connector.written).filter((each) => each.startsWith(prefix))) {
      const key = property.slice(prefix.length);
      if (Object.hasOwn(needed, key) || HARMLESS.test(key)) continue;
      yield { property, why: "mirrors read flat events as the compiler has them made" };
    }
  }
}

/** Whether the compiler has this transform make the events. */
export function isOfFormat(name: string, events: EventFormat): boolean {
  return formatTransforms(events).some((transform) => transform.name === name);
}
