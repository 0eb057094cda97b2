{{- define "solaris.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "solaris.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "solaris.labels" -}}
{{ include "solaris.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "solaris.image" -}}
{{- if .Values.image.digest }}{{ .Values.image.repository }}@{{ .Values.image.digest }}{{ else }}{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}

{{/* The Secret of the gateway, and the names in it. */}}
{{- define "solaris.secret" -}}
{{- if .Values.secrets.existing }}{{ .Values.secrets.existing }}{{ else }}{{ include "solaris.name" . }}{{ end }}
{{- end }}
{{- define "solaris.secretKeys" -}}
{{- if .Values.secrets.existing }}{{ join "," .Values.secrets.keys }}{{ else }}{{ keys .Values.secrets.create | sortAlpha | join "," }}{{ end }}
{{- end }}

{{- define "solaris.database" -}}
- name: DB_HOST
  value: {{ required "database.host: the gateway needs a PostgreSQL server" .Values.database.host | quote }}
- name: DB_PORT
  value: {{ .Values.database.port | quote }}
- name: DB_NAME
  value: {{ .Values.database.name | quote }}
- name: DB_PASSWORD_FILE
  value: /run/secrets/solaris/DB_PASSWORD
{{- end }}

{{- define "solaris.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "solaris.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}
