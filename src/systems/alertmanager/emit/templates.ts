/** Title of a message: what happened, and how often. */
export const TITLE = '{{ template "headrace.title" . }}';

/** What messages are made of: Go's templates, beside the configuration. */
export const TEMPLATES = `{{ define "headrace.title" -}}
[{{ .Status | toUpper }}{{ if eq .Status "firing" }}:{{ .Alerts.Firing | len }}{{ end }}] {{ or .GroupLabels.alertname .CommonLabels.alertname "Alerts" }}{{ with .CommonLabels.severity }} ({{ . }}){{ end }}{{ with .CommonAnnotations.summary }}: {{ . }}{{ end }}
{{- end }}

{{ define "headrace.link" -}}
{{ or .CommonAnnotations.dashboard_url .CommonAnnotations.runbook_url .ExternalURL }}
{{- end }}

{{ define "headrace.text" -}}
{{ range .Alerts -}}
{{ .Status | toUpper }} {{ .Annotations.summary }}
{{ with .Annotations.description }}{{ . }}
{{ end }}{{ with .Annotations.runbook_url }}Runbook: {{ . }}
{{ end }}{{ with .Annotations.dashboard_url }}Dashboard: {{ . }}
{{ end }}{{ range .Labels.SortedPairs }}{{ .Name }}={{ .Value }} {{ end }}

{{ end -}}
{{- end }}
`;
