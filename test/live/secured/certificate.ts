import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";

/** A certificate of `localhost` that is its own authority, and the file with its key that a broker reads. */
export async function certificate(folder: string): Promise<{ readonly ca: string; readonly keystore: string }> {
  const [key, ca, keystore] = ["key.pem", "ca.crt", "keystore.pem"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const names = "subjectAltName=DNS:localhost,IP:127.0.0.1";
  const of = ["-subj", "/CN=localhost", "-addext", names, "-keyout", key, "-out", ca];
  await execa("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...of]);
  await writeFile(keystore, (await readFile(key, "utf8")) + (await readFile(ca, "utf8")));
  return { ca, keystore };
}
