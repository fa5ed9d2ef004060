import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { customResourceDefinitions, operatorDefinition } from "./kubernetes-programs.js";
import type { KubernetesServer } from "./kubernetes-server.js";
import { until } from "./until.js";

export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly [field: string]: unknown;
}

/** Applies by the server, which refuses a field that it does not know; undefined when it is taken without a word. */
export class Applier {
  private readonly resources = new Map<string, { readonly name: string; readonly namespaced: boolean }>();

  constructor(private readonly server: KubernetesServer) {}

  /** The operators' kinds, as data of theirs. */
  async installDefinitions(): Promise<number> {
    const folder = await customResourceDefinitions();
    const files = (await readdir(folder)).filter((file) => file.endsWith(".yaml"));
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
    for (const text of [...texts, await operatorDefinition("alertmanagers")]) {
      for (const object of objectsIn(text)) {
        const { name } = object.metadata;
        const complaint = await this.apply(object);
        if (complaint !== undefined) throw new Error(`${name}: ${complaint}`);
        await until(`${name} to be established`, () => this.isEstablished(name));
      }
    }
    return texts.length + 1;
  }

  async apply(object: KubernetesObject): Promise<string | undefined> {
    const path = await this.pathOf(object);
    if (path === undefined) return `the server knows no ${object.apiVersion} ${object.kind}`;
    const query = "fieldManager=headrace&fieldValidation=Strict&force=true";
    const type = "application/apply-patch+yaml";
    const { status, body, warnings } = await this.server.ask("PATCH", `${path}?${query}`, object, type);
    if (status >= 300) return `${status} ${messageOf(body)}`;
    return warnings.length === 0 ? undefined : warnings.join("; ");
  }

  private async isEstablished(name: string): Promise<true | undefined> {
    const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`;
    const { body } = await this.server.ask("GET", path);
    return JSON.stringify(body).includes('"type":"Established"') ? true : undefined;
  }

  private async pathOf({ apiVersion, kind, metadata }: KubernetesObject): Promise<string | undefined> {
    const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const key = `${apiVersion} ${kind}`;
    if (!this.resources.has(key)) await this.discover(root, apiVersion);
    const resource = this.resources.get(key);
    if (resource === undefined) return undefined;
    const place = resource.namespaced ? `/namespaces/${metadata.namespace ?? "default"}` : "";
    return `${root}${place}/${resource.name}/${metadata.name}`;
  }

  private async discover(root: string, apiVersion: string): Promise<void> {
    const { body } = await this.server.ask("GET", root);
    if (typeof body !== "object" || body === null || !("resources" in body) || !Array.isArray(body.resources)) return;
    for (const { kind, name, namespaced } of body.resources)
      if (!String(name).includes("/")) this.resources.set(`${apiVersion} ${kind}`, { name, namespaced });
  }
}

export function messageOf(body: unknown): string {
  return typeof body === "object" && body !== null && "message" in body ? String(body.message) : String(body);
}

export function objectsIn(text: string): readonly KubernetesObject[] {
  return parseAllDocuments(text).flatMap((document) => {
    const value: unknown = document.toJS();
    return isObject(value) ? [value] : [];
  });
}

function isObject(value: unknown): value is KubernetesObject {
  return typeof value === "object" && value !== null && "apiVersion" in value && "kind" in value && "metadata" in value;
}
