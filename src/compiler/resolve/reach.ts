import { type Address, addressOf } from "../model/address.js";
import { type Diagnostic, diagnosticOf } from "../model/diagnostic.js";
import type { Declaration, LoadedConfig } from "../model/loaded-config.js";
import { referencesIn } from "../model/reference.js";
import type { Kind } from "../model/system.js";
import { DUPLICATE_NAME, UNREACHED } from "./codes.js";

/** What the groups list, all that it refers to and what joins those, in the order of addresses. */
export function reach(
  config: LoadedConfig,
  kinds: ReadonlyMap<string, Kind>,
  diagnostics: Diagnostic[],
): readonly Declaration[] {
  const byAddress = new Map<Address, Declaration>();
  for (const declaration of config.declarations) {
    const address = addressOf(declaration.kind, declaration.name);
    const earlier = byAddress.get(address);
    if (earlier === undefined) {
      byAddress.set(address, declaration);
      continue;
    }
    diagnostics.push(
      diagnosticOf(DUPLICATE_NAME, {
        detail: `There is another ${declaration.kind} \`${declaration.name}\`. ${DUPLICATE_NAME.mend}`,
        at: { site: declaration.site, path: ["$name"] },
        resource: address,
        related: [{ at: { site: earlier.site, path: ["$name"] }, note: "the first one" }],
      }),
    );
  }
  const reached = closure(config.listed, byAddress, joining(byAddress, kinds));
  const isReached = [...byAddress].filter(([address]) => reached.has(address)).map(([, declaration]) => declaration);
  for (const [address, declaration] of byAddress) {
    if (reached.has(address)) continue;
    const instead = kinds.get(declaration.kind)?.unreached?.(isReached) ?? UNREACHED.mend;
    diagnostics.push(
      diagnosticOf(UNREACHED, {
        detail: `Nothing is generated for ${declaration.kind} \`${declaration.name}\`. ${instead}`,
        at: { site: declaration.site, path: [] },
        resource: address,
      }),
    );
  }
  // In the order of their addresses: where and when a file evaluates its declarations must not show in any output.
  return [...byAddress]
    .filter(([address]) => reached.has(address))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, declaration]) => declaration);
}

/** What joins an address as soon as that is reached. */
function joining(
  declarations: ReadonlyMap<Address, Declaration>,
  kinds: ReadonlyMap<string, Kind>,
): ReadonlyMap<Address, readonly Address[]> {
  const joins = new Map<Address, Address[]>();
  for (const [address, declaration] of declarations) {
    if (kinds.get(declaration.kind)?.joinsWhatItNames !== true) continue;
    for (const named of referencesIn(declaration.options)) {
      const known = joins.get(named);
      if (known === undefined) joins.set(named, [address]);
      else known.push(address);
    }
  }
  return joins;
}

function closure(
  listed: readonly Address[],
  declarations: ReadonlyMap<Address, Declaration>,
  joins: ReadonlyMap<Address, readonly Address[]>,
): ReadonlySet<Address> {
  const reached = new Set<Address>();
  const waiting: Address[] = [...listed];
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (reached.has(address)) continue;
    reached.add(address);
    for (const each of referencesIn(declarations.get(address)?.options)) waiting.push(each);
    for (const each of joins.get(address) ?? []) waiting.push(each);
  }
  return reached;
}
