// Writes the catalogues of src/systems/{kafka,debezium}/catalogue: what Kafka, Connect and Debezium define, asked of
// their own classes. Needs Java 17, Maven, and the cache that the live tests fill. Run it when a version is raised.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

const KAFKA = "4.3.1";
const DEBEZIUM = "3.6.1.Final";
// MariaDB's connector is published less often; Connect loads each from a folder of its own.
const CONNECTORS = {
  mariadb: "3.5.0.Final",
  mongodb: DEBEZIUM,
  mysql: DEBEZIUM,
  oracle: DEBEZIUM,
  sqlserver: DEBEZIUM,
};

// Names of the shared parts that stand in a connector's own properties; the others have a prefix that users choose.
const OF_PARTS = /^(schema\.history\.internal|signal|topic|notification)\./;

const root = join(import.meta.dirname, "..");
const cache = process.env.HEADRACE_KIT_CACHE ?? join(homedir(), ".cache", "headrace-test-kit");
const kit = join(cache, `kafka-${KAFKA}-debezium-${DEBEZIUM}`);
const work = mkdtempSync(join(tmpdir(), "headrace-catalogue-"));

try {
  for (const [name, version] of Object.entries(CONNECTORS)) {
    const artifact = `io.debezium:debezium-connector-${name}:${version}:tar.gz:plugin`;
    const parameters = ["-q", "-B", "dependency:unpack", `-Dartifact=${artifact}`, `-DoutputDirectory=${work}`];
    execFileSync("mvn", parameters, { cwd: work, stdio: "inherit" });
  }
  const plugins = [
    join(kit, "plugins", "debezium-connector-postgres"),
    ...readdirSync(work)
      .filter((name) => name.startsWith("debezium-connector-"))
      .sort()
      .map((name) => join(work, name)),
  ];
  const kafka = definitions([join(kit, "kafka")], "kafka", "plugins");
  const debezium = plugins.flatMap((folder) => definitions([join(kit, "kafka"), folder], "plugins"));
  const ownedBy = (lines, prefix) => lines.filter((line) => line.owner.startsWith(prefix));
  write("kafka/catalogue/kafka.json", { version: KAFKA, ...owners(kafka.filter((line) => line.group === "kafka")) });
  write("kafka/catalogue/connect.json", {
    version: KAFKA,
    ...grouped(ownedBy(kafka, "org.apache.kafka.")),
  });
  const groups = grouped(ownedBy(debezium, "io.debezium."));
  const [everywhere, connectors] = shared(groups.SourceConnector);
  const parts = plugins.flatMap((folder) => definitions([join(kit, "kafka"), folder], "parts"));
  write("debezium/catalogue/debezium.json", {
    version: DEBEZIUM,
    everywhere: sorted({ ...properties(parts.filter(({ name }) => OF_PARTS.test(name))), ...everywhere }),
    ...groups,
    SourceConnector: connectors,
  });
} finally {
  rmSync(work, { recursive: true });
}

function definitions(folders, ...parts) {
  const classPath = folders.map((folder) => join(folder, "*")).join(":");
  const program = join(import.meta.dirname, "collect", "Definitions.java");
  const text = execFileSync("java", ["-cp", classPath, program, ...parts], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 64 * 1024 * 1024,
  });
  return text
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [group, owner, name, type, standard, range, values, former] = line.split("\t");
      return { group, owner, name, type, standard, range, values, former };
    });
}

function sorted(record) {
  return Object.fromEntries(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function grouped(lines) {
  const groups = [...new Set(lines.map((line) => line.group))].sort();
  return Object.fromEntries(groups.map((group) => [group, owners(lines.filter((line) => line.group === group))]));
}

function owners(lines) {
  const names = [...new Set(lines.map((line) => line.owner))].sort();
  return Object.fromEntries(names.map((name) => [name, properties(lines.filter((line) => line.owner === name))]));
}

function properties(lines) {
  // Names with a pattern in them (column.mask.with.(d+).chars) are known to the checks.
  const names = [...new Set(lines.map((line) => line.name))].filter((name) => !name.includes("(")).sort();
  return Object.fromEntries(names.map((name) => [name, merged(lines.filter((line) => line.name === name))]));
}

/** A property as several classes define it: what any of them says. */
function merged(lines) {
  const said = (key) => lines.map((line) => line[key]).find((value) => value !== "");
  const standard = said("standard");
  const range = said("range")
    ?.split("..")
    .map((each) => (each === "" ? null : Number(each)));
  return {
    type: lines[0].type.toLowerCase(),
    ...(standard === undefined ? {} : standard === "<required>" ? { required: true } : { default: standard }),
    ...(range === undefined ? {} : { range }),
    ...(said("values") === undefined ? {} : { values: said("values").split("|") }),
    ...(said("former") === undefined ? {} : { former: said("former").split("|") }),
  };
}

/** What all connectors define alike, and what is left of each. */
function shared(connectors) {
  const all = Object.values(connectors);
  const isShared = (name, definition) => all.every((each) => JSON.stringify(each[name]) === JSON.stringify(definition));
  const everywhere = Object.entries(all[0]).filter(([name, definition]) => isShared(name, definition));
  const names = new Set(everywhere.map(([name]) => name));
  const rest = Object.entries(connectors).map(([owner, each]) => [
    owner,
    Object.fromEntries(Object.entries(each).filter(([name]) => !names.has(name))),
  ]);
  return [Object.fromEntries(everywhere), Object.fromEntries(rest)];
}

/** One property a line: a new version's differences can be read. */
function write(path, catalogue) {
  const text = JSON.stringify(catalogue, null, 2).replace(/\{\n\s+"type": [^{}]*\}/g, (found) =>
    found.replace(/\n\s*/g, " ").replace(/\[ /g, "[").replace(/ \]/g, "]"),
  );
  const file = join(root, "src", "systems", path);
  writeFileSync(file, `${text}\n`);
  const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
  execFileSync(process.execPath, [biome, "format", "--write", file]);
}
