import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";

/** A receiver: who is told of alerts, and how. */
export interface Receiver extends Declared<"alertmanager.receiver"> {}

/** Each way may be one or several. Secrets are read from files, `/etc/alertmanager/secrets/` and the secret's path. */
export interface ReceiverOptions {
  /** Messages to Slack. Default: none. */
  readonly slack?: Slack | readonly Slack[];
  /** Mails. Default: none. */
  readonly email?: Email | readonly Email[];
  /** Incidents of PagerDuty, by its Events API v2. Default: none. */
  readonly pagerduty?: Pagerduty | readonly Pagerduty[];
  /** Alerts of Opsgenie. Default: none. */
  readonly opsgenie?: Opsgenie | readonly Opsgenie[];
  /** Requests with the alerts as JSON. Default: none. */
  readonly webhook?: Webhook | readonly Webhook[];
  /** That nobody shall be told of what it gets. Default false. */
  readonly discard?: boolean;
}

export interface Slack {
  /** The URL of Slack's incoming webhook. */
  readonly apiUrl: Secret;
  /** `"#channel"`, `"@user"` or an id. Default: the webhook's own. */
  readonly channel?: string;
  /** Whom the message is from. Default: the webhook's own. */
  readonly username?: string;
  /** Title, a template of Alertmanager's. Default: status, alert and severity. */
  readonly title?: string;
  /** Text, a template of Alertmanager's. Default: each alert's summary, description, runbook and dashboard. */
  readonly text?: string;
  /** Whether it is told when an alert is over. Default true. */
  readonly sendResolved?: boolean;
}

export interface Email {
  /** To whom. */
  readonly to: string | readonly string[];
  /** From whom. */
  readonly from: string;
  /** The server that takes the mail, `host:port`. */
  readonly smarthost: string;
  /** The account at that server. Default: none. */
  readonly username?: string;
  /** The account's password. Default: none. */
  readonly password?: Secret;
  /** Whether the connection must be encrypted by STARTTLS. Default true. */
  readonly requireTls?: boolean;
  /** Subject, a template of Alertmanager's. Default: status, alert and severity. */
  readonly subject?: string;
  /** Whether it is told when an alert is over. Default true. */
  readonly sendResolved?: boolean;
}

export interface Pagerduty {
  /** The integration key of a service. */
  readonly routingKey: Secret;
  /** Where its events go. Default: PagerDuty's own. */
  readonly url?: string;
  /** Who sends, as incidents show it. Default: Alertmanager's own. */
  readonly client?: string;
  /** Where that is looked at. Default: Alertmanager's own. */
  readonly clientUrl?: string;
  /** Severity, a template of Alertmanager's. Default: the alerts' severity. */
  readonly severity?: string;
  /** Title of the incident, a template of Alertmanager's. Default: the alert and its summary. */
  readonly description?: string;
  /** Whether it is told when an alert is over. Default true. */
  readonly sendResolved?: boolean;
}

export interface Opsgenie {
  /** The key of an API integration. */
  readonly apiKey: Secret;
  /** Where its API is. Default: Opsgenie's own. */
  readonly apiUrl?: string;
  /** The priority of its alerts. Default: Opsgenie's own. */
  readonly priority?: "P1" | "P2" | "P3" | "P4" | "P5";
  /** Title, a template of Alertmanager's. Default: status, alert and severity. */
  readonly message?: string;
  /** Whether it is told when an alert is over. Default true. */
  readonly sendResolved?: boolean;
}

export interface Webhook {
  /** Where the alerts are sent; as a secret it needs Alertmanager 0.26 or later. */
  readonly url: string | Secret;
  /** A bearer token. Default: none. */
  readonly token?: Secret;
  /** The account to log in with. Default: none. */
  readonly username?: string;
  /** Its password. Default: none. */
  readonly password?: Secret;
  /** How many alerts a request has at most; 0 is all. Default 0. */
  readonly maxAlerts?: number;
  /** Whether it is told when an alert is over. Default true. */
  readonly sendResolved?: boolean;
}

/** Declares a receiver. */
export function receiver(name: string, options: ReceiverOptions): Receiver {
  return declare("alertmanager.receiver", name, options, receiver, {});
}
