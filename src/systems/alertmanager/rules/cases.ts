/** Two receivers, for the rules' cases. */
export const RECEIVERS = `const chat = alertmanager.receiver("chat", { slack: { apiUrl: secret("alerting/slack-url"), channel: "#data" } });
const oncall = alertmanager.receiver("oncall", { pagerduty: { routingKey: secret("alerting/pagerduty-key") } });
`;

/** A root with these routes below it. */
export function rootWith(routes: string): string {
  return `${RECEIVERS}const root = alertmanager.route("root", {
  receiver: chat,
  routes: [
${routes
  .split("\n")
  .map((line) => `    ${line}`)
  .join("\n")}
  ],
});

const listed = [root];
`;
}
