import { expect, test } from "vitest";
import { byOperator } from "../../../src/patterns/recovery/strimzi.js";

const OPERATOR = { kubectl: "kubectl --namespace cdc" };
const told = (line: string) => byOperator(line, OPERATOR);

test.each([
  [
    'curl --fail -X PUT "$CONNECT_URL/connectors/shop/stop"',
    `kubectl --namespace cdc patch kafkaconnector shop --type merge --patch '{"spec":{"state":"stopped"}}'`,
  ],
  [
    'curl --fail -X DELETE "$CONNECT_URL/connectors/shop/offsets"',
    "kubectl --namespace cdc annotate kafkaconnector shop --overwrite strimzi.io/connector-offsets=reset",
  ],
  [
    'curl --fail -X PUT "$CONNECT_URL/connectors/shop/resume"',
    `kubectl --namespace cdc patch kafkaconnector shop --type merge --patch '{"spec":{"state":"running"}}'`,
  ],
  [
    'curl --fail -X POST "$CONNECT_URL/connectors/shop/restart?includeTasks=true"',
    "kubectl --namespace cdc annotate kafkaconnector shop --overwrite strimzi.io/restart=true",
  ],
  [
    `jq '.config + {"snapshot.mode": "when_needed"}' connect/shop.json | curl --fail -X PUT --json @- "$CONNECT_URL/connectors/shop/config"`,
    `kubectl --namespace cdc patch kafkaconnector shop --type merge --patch '{"spec":{"config":{"snapshot.mode":"when_needed"}}}'`,
  ],
  [
    'curl --fail --json @connect/shop.json "$CONNECT_URL/connectors"',
    "kubectl --namespace cdc apply --filename kubernetes/base/connect/connectors.yaml",
  ],
])("%s", (line, command) => expect(told(line)).toBe(command));

test("what is only asked, and what is no connector's, stays as it is", () => {
  for (const line of ['curl --fail "$CONNECT_URL/connectors?expand=status"', "psql --command='SELECT 1'"])
    expect(told(line)).toBe(line);
});
