import { Hopeless, until } from "./until.js";

export type Properties = Record<string, string>;

export interface ConnectorStatus {
  connector: { state: string; trace?: string };
  tasks: { id: number; state: string; trace?: string }[];
}

export interface Validation {
  error_count: number;
  /** What the plugin defines, given or not. A property that it does not know is missing here, and is no error. */
  configs: { definition: { name: string }; value: { errors: string[] } | null }[];
}

/** Kafka Connect's REST interface, as far as the live tests use it. */
export class Connect {
  constructor(private readonly url: string) {}

  /** Creates the connector, or changes it. */
  put(name: string, properties: Properties): Promise<unknown> {
    return this.ask("PUT", `/connectors/${name}/config`, properties);
  }

  /** The endpoint wants the name and the class among the properties, whatever the path says. */
  async validate(plugin: string, properties: Properties): Promise<Validation> {
    const complete = { name: "validated", "connector.class": plugin, ...properties };
    return (await this.ask("PUT", `/connector-plugins/${plugin}/config/validate`, complete)) as Validation;
  }

  async status(name: string): Promise<ConnectorStatus> {
    return (await this.ask("GET", `/connectors/${name}/status`)) as ConnectorStatus;
  }

  /** Running means: the connector and at least one task. A failed one ends the wait with its trace. */
  running(name: string): Promise<ConnectorStatus> {
    return until(`connector ${name} to run`, async () => {
      const status = await this.status(name);
      const parts = [status.connector, ...status.tasks];
      const failed = parts.find((part) => part.state === "FAILED");
      if (failed !== undefined) throw new Hopeless(`connector ${name} failed: ${failed.trace ?? "no trace"}`);
      return parts.length > 1 && parts.every((part) => part.state === "RUNNING") ? status : undefined;
    });
  }

  /** Stops the tasks and keeps the offsets. */
  async stop(name: string): Promise<void> {
    await this.ask("PUT", `/connectors/${name}/stop`);
    await until(`connector ${name} to stop`, async () => {
      const status = await this.status(name);
      return status.connector.state === "STOPPED" && status.tasks.length === 0 ? true : undefined;
    });
  }

  async resume(name: string): Promise<void> {
    await this.ask("PUT", `/connectors/${name}/resume`);
    await this.running(name);
  }

  async restart(name: string): Promise<void> {
    await this.ask("POST", `/connectors/${name}/restart?includeTasks=true`);
    await this.running(name);
  }

  /** What `offsets` has told, of a connector that is stopped. */
  async setOffsets(name: string, offsets: unknown): Promise<void> {
    await this.ask("PATCH", `/connectors/${name}/offsets`, offsets);
  }

  offsets(name: string): Promise<unknown> {
    return this.ask("GET", `/connectors/${name}/offsets`);
  }

  /** Only of a stopped connector. */
  async deleteOffsets(name: string): Promise<void> {
    await this.ask("DELETE", `/connectors/${name}/offsets`);
  }

  async remove(name: string): Promise<void> {
    await this.ask("DELETE", `/connectors/${name}`);
  }

  /** A worker that rebalances answers 409, or 404 before it has heard of a new connector: ask again. */
  private ask(method: string, path: string, body?: unknown): Promise<unknown> {
    return until(`${method} ${path}`, async () => {
      const answer = await fetch(`${this.url}${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      });
      const text = await answer.text();
      if (answer.status === 409 || answer.status === 404) throw new Error(`${answer.status} ${text}`);
      if (!answer.ok) throw new Hopeless(`${method} ${path}: ${answer.status} ${text}`);
      return text === "" ? null : JSON.parse(text);
    });
  }
}
