// Renders a Helm chart as Helm does where Helm is not to be had: the same template language and the same library of functions
// (Sprig), with Helm's own functions that our chart uses. Missing here: hooks, look-ups, sub-charts, and merging of -f files.
//
//	render CHART RELEASE NAMESPACE KEY=VALUE...     (KEY=VALUE as in --set-json)
//
// Prints the objects as a JSON array, read by the same YAML library as Helm's.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"sigs.k8s.io/yaml"
)

func main() {
	if err := render(os.Args[1], os.Args[2], os.Args[3], os.Args[4:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func render(chart, release, namespace string, settings []string) error {
	values, err := read(filepath.Join(chart, "values.yaml"))
	if err != nil {
		return err
	}
	if err := set(values, settings); err != nil {
		return err
	}
	about, err := read(filepath.Join(chart, "Chart.yaml"))
	if err != nil {
		return err
	}
	paths, err := filepath.Glob(filepath.Join(chart, "templates", "*"))
	if err != nil {
		return err
	}
	all := template.New("chart").Option("missingkey=zero")
	all.Funcs(functions(all))
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if _, err := all.New(filepath.Base(path)).Parse(string(text)); err != nil {
			return err
		}
	}
	data := map[string]any{
		"Values":  values,
		"Chart":   map[string]any{"Name": about["name"], "Version": about["version"], "AppVersion": about["appVersion"]},
		"Release": map[string]any{"Name": release, "Namespace": namespace, "Service": "Helm", "IsInstall": true},
	}
	objects := []map[string]any{}
	for _, path := range paths {
		name := filepath.Base(path)
		if strings.HasPrefix(name, "_") {
			continue
		}
		var out bytes.Buffer
		if err := all.ExecuteTemplate(&out, name, data); err != nil {
			return err
		}
		if strings.Contains(out.String(), "<no value>") {
			return fmt.Errorf("%s: uses a value that values.yaml does not have", name)
		}
		if !strings.HasSuffix(name, ".yaml") {
			continue
		}
		if objects, err = parse(objects, out.String()); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return json.NewEncoder(os.Stdout).Encode(objects)
}

func parse(objects []map[string]any, text string) ([]map[string]any, error) {
	for _, document := range strings.Split(text, "\n---\n") {
		var object map[string]any
		if err := yaml.UnmarshalStrict([]byte(document), &object); err != nil {
			return nil, err
		}
		if len(object) > 0 {
			objects = append(objects, object)
		}
	}
	return objects, nil
}

func functions(all *template.Template) template.FuncMap {
	known := sprig.TxtFuncMap()
	delete(known, "env") // Helm leaves these out: a chart must not read the machine that renders it.
	delete(known, "expandenv")
	known["include"] = func(name string, data any) (string, error) {
		var out bytes.Buffer
		err := all.ExecuteTemplate(&out, name, data)
		return out.String(), err
	}
	known["toYaml"] = func(value any) (string, error) {
		text, err := yaml.Marshal(value)
		return strings.TrimSuffix(string(text), "\n"), err
	}
	known["required"] = func(warning string, value any) (any, error) {
		if value == nil || value == "" {
			return nil, errors.New(warning)
		}
		return value, nil
	}
	// As "helm template" answers it, without a cluster.
	known["lookup"] = func(...string) map[string]any { return map[string]any{} }
	return known
}

func read(path string) (map[string]any, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var values map[string]any
	return values, yaml.Unmarshal(text, &values)
}

func set(values map[string]any, settings []string) error {
	for _, setting := range settings {
		key, text, _ := strings.Cut(setting, "=")
		var value any
		if err := json.Unmarshal([]byte(text), &value); err != nil {
			return fmt.Errorf("%s: %w", setting, err)
		}
		at := values
		parts := strings.Split(key, ".")
		for _, part := range parts[:len(parts)-1] {
			below, ok := at[part].(map[string]any)
			if !ok {
				return fmt.Errorf("%s: values.yaml has no %s", setting, part)
			}
			at = below
		}
		if _, known := at[parts[len(parts)-1]]; !known {
			return fmt.Errorf("%s: values.yaml has no such value", setting)
		}
		at[parts[len(parts)-1]] = value
	}
	return nil
}
