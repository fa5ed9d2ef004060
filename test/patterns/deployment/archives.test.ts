import { expect, test } from "vitest";
import { isJsonObject } from "../../../src/compiler/model/json.js";
import { ofKind } from "../../../src/compiler/model/resource.js";
import { backupFiles as postgresFiles } from "../../../src/systems/postgres/emit/backup/backup-files.js";
import { ALERT, TEST } from "../../../src/systems/prometheus/schema.js";
import { call } from "../../compiler/resolve/loaded.js";
import { deployed } from "./deployed.js";

const volume = { volume: "200Gi", storageClass: "slow" };
const saved = [
  call("postgres.role", "saver", {
    source: { $ref: "postgres.source/shop" },
    login: true,
    replication: true,
    password: { $secret: "shop-postgres/backup" },
  }),
  call("postgres.backup", "shop", {
    of: { $ref: "postgres.source/shop" },
    as: { $ref: "postgres.role/saver" },
    to: volume,
  }),
  call("kafka.user", "exporter", { password: { $secret: "kafka-exporter/password" } }),
  call("kafka.backup", "changes", { as: { $ref: "kafka.user/exporter" }, to: volume }),
  call("kubernetes.backup", "copies", {}),
];
const monitoring = (options = {}) =>
  call("pipeline.monitoring", "monitoring", { notify: { slack: { $secret: "alerting/slack" } }, ...options });
const JOBS = [
  "postgres-backup-shop-base",
  "postgres-backup-shop-drill",
  "kafka-backup-changes-export",
  "configuration-copies-save",
];

test("each tier is a CronJob with its schedule, on a volume of its own", () => {
  const { manifests, one } = deployed({ storageClass: "fast" }, saved);
  const jobs = manifests.filter(({ kind }) => kind === "CronJob").map(({ metadata }) => metadata.name);
  expect([...jobs].sort()).toEqual([...JOBS].sort());
  expect(one("CronJob", "postgres-backup-shop-base").spec).toMatchObject({
    schedule: "0 1 * * *",
    timeZone: "Etc/UTC",
    concurrencyPolicy: "Forbid",
  });
  expect(one("PersistentVolumeClaim", "postgres-backup-shop").spec).toEqual({
    accessModes: ["ReadWriteOnce"],
    storageClassName: "slow",
    resources: { requests: { storage: "200Gi" } },
  });
  expect(one("PersistentVolumeClaim", "configuration-copies").spec).toMatchObject({ storageClassName: "fast" });
});

test("WAL is received by one pod, beside which base backups and drills run", () => {
  const { one, scope } = deployed({}, saved);
  const receiver = one("Deployment", "postgres-backup-shop-wal").spec;
  expect(receiver).toMatchObject({ replicas: 1, strategy: { type: "Recreate" } });
  const text = JSON.stringify(receiver);
  expect(text).toContain(
    '{"name":"PGSSLMODE","value":"verify-full"},{"name":"PGSSLROOTCERT","value":"/certs/postgres-ca.crt"}',
  );
  expect(text).toContain('{"name":"PASSWORD_FILE","value":"/mnt/secrets/shop-postgres/backup"}');
  const drill = JSON.stringify(one("CronJob", "postgres-backup-shop-drill").spec);
  expect(drill).toContain(
    '"podAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{"labelSelector":{"matchLabels":{"app.kubernetes.io/name":"postgres-backup-shop-wal"}}',
  );
  expect(drill).toContain('{"name":"scratch","ephemeral":');
  expect(postgresFiles(scope.pipeline).map(({ path }) => path)).toEqual([
    "postgres/shop/backups/shop/receive.sh",
    "postgres/shop/backups/shop/base.sh",
    "postgres/shop/backups/shop/drill.sh",
    "postgres/shop/backups/shop/pg_hba.conf",
  ]);
});

test("who exports may read the topics and Connect's offsets, and write nothing", () => {
  const { one } = deployed({}, saved);
  const { authorization } = one("KafkaUser", "exporter").spec as {
    authorization: { acls: { operations: string[]; resource: { name: string } }[] };
  };
  expect(authorization.acls.map(({ resource, operations }) => `${resource.name}: ${operations.join(" ")}`)).toEqual(
    expect.arrayContaining([
      "shop.public.orders: Read Describe",
      "connect-offsets: Read Describe",
      "headrace-export-changes: Read",
    ]),
  );
  expect(authorization.acls.flatMap(({ operations }) => operations)).not.toContain("Write");
});

test("each is let through to what it reads, and to nothing else", () => {
  const { one } = deployed({}, saved);
  const egress = (name: string) => {
    const { spec } = one("NetworkPolicy", name);
    return isJsonObject(spec) && Array.isArray(spec.egress) ? spec.egress.map((rule) => JSON.stringify(rule)) : [];
  };
  expect(egress("postgres-backup-shop")).toEqual([
    '{"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"shop"}}}],"ports":[{"protocol":"TCP","port":5432}]}',
  ]);
  expect(egress("kafka-backup-changes")[0]).toContain('"port":9093');
  expect(egress("configuration-copies")[0]).toContain('"port":8083');
});

test("every tier that is late, and every drill that failed, is told; one that never succeeded too", () => {
  const { scope } = deployed({ monitoring: "prometheus-operator" }, [...saved, monitoring()]);
  const all = [...scope.pipeline.resources.values()];
  const text = (name: string) =>
    ofKind(all, ALERT)
      .filter((alert) => alert.name === name)
      .map(({ spec }) => JSON.stringify(spec.expr))
      .join("");
  for (const job of JOBS) expect(text("BackupMissed")).toContain(job);
  expect(text("BackupMissed")).toContain("kube_cronjob_created");
  expect(text("RestoreDrillFailed")).toContain("postgres-backup-shop-drill");
  const tests = ofKind(all, TEST).map(({ name }) => name);
  expect(tests.filter((name) => /^(BackupMissed|RestoreDrillFailed)/.test(name))).toEqual([
    "BackupMissed fires",
    "BackupMissed fires where none has ever succeeded",
    "BackupMissed is silent",
    "RestoreDrillFailed fires",
    "RestoreDrillFailed fires where none has ever succeeded",
    "RestoreDrillFailed is silent",
  ]);
  expect(text("ReplicationSlotInactive")).toContain("headrace_shop_wal");
});

test("alerts on backups are silenced and replaced as others are", () => {
  const own = call("prometheus.alert", "RestoreDrillFailed", {
    expr: { $promql: ['kube_job_failed{condition="true"} > 0'] },
    severity: "warning",
    summary: "A job failed",
    description: "See it.",
  });
  const { scope } = deployed({ monitoring: "prometheus-operator" }, [
    ...saved,
    own,
    monitoring({ silence: ["BackupMissed"], replace: [{ $ref: "prometheus.alert/RestoreDrillFailed" }] }),
  ]);
  const all = [...scope.pipeline.resources.values()];
  expect(ofKind(all, ALERT).some(({ name }) => name === "BackupMissed")).toBe(false);
  const drill = ofKind(all, ALERT).filter(({ name }) => name === "RestoreDrillFailed");
  expect(drill.map(({ spec }) => spec.summary)).toEqual(["A job failed"]);
  expect(ofKind(all, TEST).some(({ name }) => name.startsWith("RestoreDrillFailed"))).toBe(false);
});
