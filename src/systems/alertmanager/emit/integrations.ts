import { isSecret } from "../../../compiler/model/reference.js";
import type { EmailSpec, OpsgenieSpec, PagerdutySpec, SlackSpec, WebhookSpec } from "../schema/receiver.js";
import { secretFile } from "../schema/secret-file.js";
import { TITLE } from "./templates.js";

type Written = Readonly<Record<string, unknown>>;

export function slack({ apiUrl, channel, username, title, text, sendResolved }: SlackSpec): Written {
  return present({
    send_resolved: sendResolved,
    api_url_file: secretFile(apiUrl),
    channel,
    username,
    title: title ?? TITLE,
    title_link: '{{ template "headrace.link" . }}',
    text: text ?? '{{ template "headrace.text" . }}',
  });
}

export function email({
  to,
  from,
  smarthost,
  username,
  password,
  requireTls,
  subject,
  sendResolved,
}: EmailSpec): Written {
  return present({
    send_resolved: sendResolved,
    to: to.join(", "),
    from,
    smarthost,
    auth_username: username,
    auth_password_file: password === undefined ? undefined : secretFile(password),
    require_tls: requireTls,
    headers: { Subject: subject ?? TITLE },
    text: '{{ template "headrace.text" . }}',
  });
}

export function pagerduty(spec: PagerdutySpec): Written {
  return present({
    send_resolved: spec.sendResolved,
    routing_key_file: secretFile(spec.routingKey),
    url: spec.url,
    client: spec.client,
    client_url: spec.clientUrl,
    severity: spec.severity ?? '{{ or .CommonLabels.severity "error" }}',
    description: spec.description ?? TITLE,
    details: { alerts: '{{ template "headrace.text" . }}' },
  });
}

export function opsgenie({ apiKey, apiUrl, priority, message, sendResolved }: OpsgenieSpec): Written {
  return present({
    send_resolved: sendResolved,
    api_key_file: secretFile(apiKey),
    api_url: apiUrl,
    priority,
    message: message ?? TITLE,
    description: '{{ template "headrace.text" . }}',
  });
}

export function webhook({ url, token, username, password, maxAlerts, sendResolved }: WebhookSpec): Written {
  const login =
    token !== undefined
      ? { authorization: { type: "Bearer", credentials_file: secretFile(token) } }
      : password === undefined
        ? undefined
        : { basic_auth: { username, password_file: secretFile(password) } };
  return present({
    send_resolved: sendResolved,
    ...(isSecret(url) ? { url_file: secretFile(url) } : { url }),
    max_alerts: maxAlerts,
    http_config: login,
  });
}

function present(written: Written): Written {
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined));
}
