import { randomUUID } from "node:crypto";
import { Topics } from "../kit/topics.js";
import { record } from "./record.js";
import { writeRecording } from "./recording-files.js";
import { scenarios } from "./scenarios/index.js";
import { startRecorder } from "./start-recorder.js";

// Without names everything is recorded again: `npm run record -- update delete` does two.
const names = process.argv.slice(2);
const unknown = names.filter((name) => !scenarios.some((scenario) => scenario.name === name));
if (unknown.length > 0) throw new Error(`no such scenario: ${unknown.join(", ")}`);
const chosen = names.length === 0 ? scenarios : scenarios.filter(({ name }) => names.includes(name));

const password = randomUUID();
const stack = await startRecorder(password);
const failures: string[] = [];
try {
  const topics = await Topics.at(stack.kafka.bootstrapServers);
  for (const scenario of chosen) {
    const began = Date.now();
    try {
      const recording = await record(stack, topics, password, scenario);
      const size = await writeRecording(recording);
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      console.log(`${scenario.name}: ${recording.messages.length} messages, ${size} bytes in ${seconds} s`);
    } catch (error) {
      failures.push(scenario.name);
      console.error(`${scenario.name} FAILED`, error);
    }
  }
  await topics.close();
  if (failures.length > 0) console.error(stack.connect.process.logTail());
} finally {
  await stack.stop();
}
if (failures.length > 0) throw new Error(`not recorded: ${failures.join(", ")}`);
