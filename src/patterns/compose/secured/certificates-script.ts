import type { IssuedVolume } from "./certificates.js";
import type { Held } from "./folder.js";

const SOURCES: Readonly<Record<Exclude<Held, "ca">, string>> = {
  certificate: "tls.crt",
  key: "tls.key",
  both: "tls.pem",
  store: "tls.p12",
};

/**
 * Makes an authority of the machine's own once, and of it a certificate for each service, anew a month before it ends or
 * when a name is added. A volume that holds a key is mounted by its service alone: who may read it is left to that.
 */
export function certificatesScript(issued: readonly IssuedVolume[]): string {
  const owners = new Map(issued.flatMap(({ service, names }) => (service === undefined ? [] : [[service, names]])));
  return `# Makes the certificates by which services know each other; done again, it renews those that will end within a month.
set -eu
cd "\${AUTHORITY:-/authority}"
issued=\${ISSUED:-/issued}
umask 077

if [ ! -f ca.crt ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=authority of this machine" \\
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign -keyout ca.key -out ca.crt
fi

issue() { # service, its names as a certificate has them
  mkdir -p "$1"
  if [ -f "$1/tls.p12" ] && [ "$(cat "$1/names")" = "$2" ] && openssl x509 -in "$1/tls.crt" -noout -checkend 2592000; then
    return
  fi
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$1" -keyout "$1/tls.key" -out "$1/request"
  printf 'subjectAltName=%s\\nkeyUsage=critical,digitalSignature\\nextendedKeyUsage=serverAuth,clientAuth\\n' "$2" >"$1/extensions"
  openssl x509 -req -in "$1/request" -CA ca.crt -CAkey ca.key -CAcreateserial -days 365 -extfile "$1/extensions" -out "$1/tls.crt"
  cat "$1/tls.key" "$1/tls.crt" >"$1/tls.pem"
  openssl pkcs12 -export -inkey "$1/tls.key" -in "$1/tls.crt" -name tls -passout pass:certificates -out "$1/tls.p12"
  printf '%s' "$2" >"$1/names"
}
put() { # file, volume, its name there
  cp "$1" "$issued/$2/$3"
  chmod 444 "$issued/$2/$3"
}

${[...owners].map(([service, names]) => `issue ${service} ${names.map((name) => `DNS:${name}`).join(",")}\n`).join("")}
${issued.map(puts).join("")}`;
}

function puts({ volume, folder, service }: IssuedVolume): string {
  return Object.entries(folder.files)
    .map(([file, held]) => `put ${held === "ca" ? "ca.crt" : `${service}/${SOURCES[held]}`} ${volume} ${file}\n`)
    .join("");
}
