import { EngineUnavailable } from "./errors.js";

/** A server's URL, its secrets apart. */
export interface ServerAddress {
  /** Without user, password and database. */
  readonly url: string;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly database: string | undefined;
  /** What messages may show. */
  readonly shown: string;
  hideSecrets(message: string): string;
}

export function readServerAddress(text: string): ServerAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "") throw unusable();
  const username = decoded(url.username);
  const password = decoded(url.password);
  return {
    url: url.origin,
    username,
    password,
    database: decoded(url.pathname.slice(1)),
    shown: url.origin,
    hideSecrets(message) {
      let hidden = message;
      for (const secret of [password, url.password]) {
        if (secret !== undefined && secret !== "") hidden = hidden.replaceAll(secret, "[HIDDEN]");
      }
      return username === undefined || username === "default" ? hidden : hidden.replaceAll(username, "[HIDDEN]");
    },
  };
}

function decoded(part: string): string | undefined {
  if (part === "") return undefined;
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) throw unusable();
    throw error;
  }
}

function unusable(): EngineUnavailable {
  return new EngineUnavailable(
    "unreachable",
    "The scratch server's URL can't be used: write it as http://user:password@host:8123/database, or with https.",
  );
}
