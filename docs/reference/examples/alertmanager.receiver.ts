import { alertmanager, definePipeline, secret } from "headrace";

const chat = alertmanager.receiver("chat", {
  slack: { apiUrl: secret("alerting/slack-url"), channel: "#data-platform" },
  email: {
    to: "data@example.com",
    from: "alerts@example.com",
    smarthost: "smtp.example.com:587",
    username: "alerts@example.com",
    password: secret("alerting/smtp-password"),
  },
});

export default definePipeline({ name: "shop", receivers: [chat] });
