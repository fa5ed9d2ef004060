import { psqlVariable } from "../../../../compiler/emit/secret-names.js";
import type { SecretReference } from "../../../../compiler/model/reference.js";
import type { AuthenticationSpec } from "../../schema/access/authentication.js";
import { quotedIdentifier, stringLiteral } from "../../sql/quote.js";

/** The query parameter by which whoever runs the script gives a password. */
export function passwordParameter(password: SecretReference): string {
  return psqlVariable(password);
}

/** How a user proves who it is, and until when. The limit belongs to each way of its own. */
export function identifiedClause(
  authentication: readonly AuthenticationSpec[],
  validUntil: string | undefined,
): string {
  const until = validUntil === undefined ? "" : ` VALID UNTIL ${stringLiteral(validUntil)}`;
  return `IDENTIFIED WITH ${authentication.map((each) => `${method(each)}${until}`).join(", ")}`;
}

function method(authentication: AuthenticationSpec): string {
  switch (authentication.type) {
    case "sha256_password":
    case "scram_sha256_password":
    case "double_sha1_password":
    case "bcrypt_password":
      return `${authentication.type} BY {${passwordParameter(authentication.password)}:String}`;
    case "ssl_certificate": {
      const { commonNames, subjectAltNames } = authentication;
      return commonNames === undefined
        ? `ssl_certificate SAN ${(subjectAltNames ?? []).map(stringLiteral).join(", ")}`
        : `ssl_certificate CN ${commonNames.map(stringLiteral).join(", ")}`;
    }
    case "ldap":
      return `ldap SERVER ${stringLiteral(authentication.server)}`;
    case "kerberos":
      return authentication.realm === undefined ? "kerberos" : `kerberos REALM ${stringLiteral(authentication.realm)}`;
    case "http":
      return `http SERVER ${stringLiteral(authentication.server)} SCHEME ${stringLiteral(authentication.scheme)}`;
    case "ssh_key":
      return `ssh_key BY ${authentication.keys.map(({ key, type }) => `KEY ${stringLiteral(key)} TYPE ${quotedIdentifier(type)}`).join(", ")}`;
  }
}
