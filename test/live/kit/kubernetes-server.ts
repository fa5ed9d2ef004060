import { readFile, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { join } from "node:path";
import { execa } from "execa";
import { freePort } from "./free-port.js";
import { kubernetesPrograms } from "./kubernetes-programs.js";
import { launch, type ServerProcess } from "./server-process.js";
import { temporaryFolder } from "./temporary-folder.js";

const TOKEN = "admin";

export interface Answer {
  readonly status: number;
  /** What the server answered, as JSON where it is. */
  readonly body: unknown;
  readonly warnings: readonly string[];
}

/** A real API server on an etcd of its own. No controllers run: nothing of what it takes comes to life. */
export interface KubernetesServer {
  /** How a client with all rights finds it. */
  readonly kubeconfig: string;
  ask(method: string, path: string, body?: unknown, contentType?: string): Promise<Answer>;
  stop(): Promise<void>;
}

export async function startKubernetes(): Promise<KubernetesServer> {
  const programs = await kubernetesPrograms();
  const folder = await temporaryFolder("kubernetes");
  const started: ServerProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const each of started.reverse()) await each.stop();
    await folder.remove();
  };
  try {
    const [client, peer, port] = [await freePort(), await freePort(), await freePort()];
    const etcd = `http://127.0.0.1:${client}`;
    const members = `http://127.0.0.1:${peer}`;
    started.push(
      launch({
        name: "etcd",
        command: join(programs, "etcd"),
        directory: folder.path,
        parameters: [
          ...["--data-dir", "data", "--listen-client-urls", etcd, "--advertise-client-urls", etcd],
          ...["--listen-peer-urls", members, "--initial-advertise-peer-urls", members],
          ...["--initial-cluster", `default=${members}`, "--unsafe-no-fsync"],
        ],
      }),
    );
    const key = join(folder.path, "accounts.key");
    await execa("openssl", ["genrsa", "-out", key, "2048"]);
    await writeFile(join(folder.path, "tokens.csv"), `${TOKEN},admin,admin,"system:masters"\n`);
    const server = launch({
      name: "kube-apiserver",
      command: join(programs, "kube-apiserver"),
      directory: folder.path,
      parameters: [
        ...["--etcd-servers", etcd, "--cert-dir", "certificates", "--token-auth-file", "tokens.csv"],
        ...["--bind-address", "127.0.0.1", "--secure-port", String(port), "--authorization-mode", "RBAC"],
        ...["--service-cluster-ip-range", "10.0.0.0/24", "--service-account-issuer", "https://kubernetes.default.svc"],
        ...["--service-account-key-file", key, "--service-account-signing-key-file", key],
        ...["--disable-admission-plugins", "ServiceAccount"],
      ],
    });
    started.push(server);
    const ca = await server.ready(async () => {
      const certificate = await readFile(join(folder.path, "certificates", "apiserver.crt"), "utf8");
      const { status } = await askAt(port, certificate, "GET", "/readyz");
      return status === 200 ? certificate : undefined;
    });
    const kubeconfig = join(folder.path, "kubeconfig");
    const cluster = { server: `https://127.0.0.1:${port}`, "insecure-skip-tls-verify": true };
    const config = {
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name: "test", cluster }],
      users: [{ name: "admin", user: { token: TOKEN } }],
      contexts: [{ name: "test", context: { cluster: "test", user: "admin" } }],
      "current-context": "test",
    };
    await writeFile(kubeconfig, JSON.stringify(config));
    return { kubeconfig, ask: (method, path, body, type) => askAt(port, ca, method, path, body, type), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function askAt(
  port: number,
  ca: string,
  method: string,
  path: string,
  body?: unknown,
  contentType = "application/json",
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${TOKEN}`, "content-type": contentType };
    const call = request({ host: "127.0.0.1", port, method, path, ca, headers, checkServerIdentity: () => undefined });
    call.once("error", reject);
    call.once("response", (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.once("error", reject);
      response.once("end", () => {
        const text = Buffer.concat(pieces).toString("utf8");
        const isJson = response.headers["content-type"]?.startsWith("application/json") === true;
        const warning = response.headers.warning;
        const warnings = warning === undefined ? [] : [warning];
        resolve({ status: response.statusCode ?? 0, body: isJson ? JSON.parse(text) : text, warnings });
      });
    });
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
