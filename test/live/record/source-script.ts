import type { Client, ClientConfig } from "pg";
import { openConnection } from "../kit/postgres.js";

/** Runs statements against the source and writes them down. */
export class SourceScript {
  readonly setup: string[] = [];
  readonly statements: string[] = [];
  private written = this.setup;
  private readonly connections = new Map<string, Client>();

  constructor(private readonly database: ClientConfig) {}

  /** Runs the statement on a connection of that name; the unnamed one is there for most. */
  async sql(statement: string, connection = ""): Promise<void> {
    const client = await this.connection(connection);
    await client.query(statement);
    this.written.push(connection === "" ? statement : `/* connection ${connection} */ ${statement}`);
  }

  async transaction(...statements: string[]): Promise<void> {
    for (const statement of ["BEGIN", ...statements, "COMMIT"]) await this.sql(statement);
  }

  /** Asks the source something that is no part of the scenario. */
  async ask<Row extends object>(question: string, connection = "recorder"): Promise<Row[]> {
    const client = await this.connection(connection);
    return (await client.query<Row>(question)).rows;
  }

  note(text: string): void {
    this.written.push(`-- ${text}`);
  }

  setupIsDone(): void {
    this.written = this.statements;
  }

  protected async closeConnections(): Promise<void> {
    for (const client of this.connections.values()) await client.end();
    this.connections.clear();
  }

  protected async connection(name: string): Promise<Client> {
    const open = this.connections.get(name);
    if (open !== undefined) return open;
    const client = await openConnection(this.database);
    this.connections.set(name, client);
    return client;
  }
}
