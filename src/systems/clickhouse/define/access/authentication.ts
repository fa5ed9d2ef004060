import type { Secret } from "../../../../compiler/model/secret.js";

/** How a user proves who it is. */
export type Authentication =
  | PasswordAuthentication
  | CertificateAuthentication
  | LdapAuthentication
  | KerberosAuthentication
  | HttpAuthentication
  | SshKeyAuthentication;

/** By a password, of which ClickHouse keeps a hash. */
export interface PasswordAuthentication {
  /** How the hash is made. `double_sha1_password` is what MySQL's own clients need. */
  readonly type: "sha256_password" | "scram_sha256_password" | "double_sha1_password" | "bcrypt_password";
  /** Where the password is looked up when the script is run; it stands in no file. */
  readonly password: Secret;
}

/** By a client's TLS certificate. */
export interface CertificateAuthentication {
  /** Says that it is by certificate. */
  readonly type: "ssl_certificate";
  /** `CN`: the certificate's common names, one of which it must have. */
  readonly commonNames?: readonly string[];
  /** `SAN`: the certificate's alternative names, like `"DNS:app"` or `"URI:spiffe://…"`, instead of `commonNames`. */
  readonly subjectAltNames?: readonly string[];
}

/** By an LDAP server of the server's configuration. */
export interface LdapAuthentication {
  /** Says that it is by LDAP. */
  readonly type: "ldap";
  /** Its name in the server's `ldap_servers`. */
  readonly server: string;
}

/** By Kerberos. */
export interface KerberosAuthentication {
  /** Says that it is by Kerberos. */
  readonly type: "kerberos";
  /** The realm that the client must be of. Default any. */
  readonly realm?: string;
}

/** By asking a server over HTTP. */
export interface HttpAuthentication {
  /** Says that it is by HTTP. */
  readonly type: "http";
  /** Its name in the server's `http_authentication_servers`. */
  readonly server: string;
  /** How the credentials are sent. Default `"Basic"`. */
  readonly scheme?: "Basic";
}

/** By an SSH key, of which ClickHouse knows the public half. */
export interface SshKeyAuthentication {
  /** Says that it is by SSH key. */
  readonly type: "ssh_key";
  /** The public keys, one of which is enough: the key itself in base64, and its type, e.g. `"ssh-ed25519"`. */
  readonly keys: readonly { readonly key: string; readonly type: string }[];
}
