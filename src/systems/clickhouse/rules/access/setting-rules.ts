import type { Address } from "../../../../compiler/model/address.js";
import type { Origin } from "../../../../compiler/model/origin.js";
import { KEY, within } from "../../../../compiler/model/origin.js";
import { ofKind, type Pipeline } from "../../../../compiler/model/resource.js";
import { ROLE } from "../../schema/access/role.js";
import { SETTINGS_PROFILE } from "../../schema/access/settings-profile.js";
import { USER } from "../../schema/access/user.js";

/** A setting that a profile, a role or a user names, and where. */
export interface NamedSetting {
  readonly setting: string;
  readonly owner: string;
  readonly at: Origin;
  readonly resource: Address;
}

export function* namedSettings(pipeline: Pipeline): Iterable<NamedSetting> {
  const all = [...pipeline.resources.values()];
  for (const owner of [...ofKind(all, SETTINGS_PROFILE), ...ofKind(all, ROLE), ...ofKind(all, USER)]) {
    for (const setting of Object.keys(owner.spec.settings)) {
      const at = within(owner.origin, "settings", setting, KEY);
      yield { setting, owner: owner.name, at, resource: owner.address };
    }
  }
}
