// Prints, as JSON, what the components of a collector accept: the options of their configs with their types, as the
// collector decodes them, the signals that each supports, and OTTL's functions with their arguments. Stands beside the
// builder's components.go, in place of its main.go.
package main

import (
	"encoding"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"
	"time"

	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/ottl/ottlfuncs"
	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/service/telemetry/otelconftelemetry"
)

type described struct {
	Module  string   `json:"module"`
	Signals []string `json:"signals,omitempty"`
	Config  any      `json:"config"`
}

type argument struct {
	Name     string `json:"name"`
	Type     string `json:"type"`
	Optional bool   `json:"optional,omitempty"`
}

var (
	shapes = map[string]any{}
	named  = map[reflect.Type]string{}
	text   = reflect.TypeOf((*encoding.TextUnmarshaler)(nil)).Elem()
)

func main() {
	factories, err := components()
	if err != nil {
		panic(err)
	}
	result := map[string]any{"shapes": shapes}
	receivers := map[string]described{}
	for kind, factory := range factories.Receivers {
		if factory.Type() != kind {
			continue // A name that it had.
		}
		receivers[kind.String()] = described{factories.ReceiverModules[kind], signals(factory.TracesStability(), factory.MetricsStability(), factory.LogsStability()), shapeOf(factory.CreateDefaultConfig())}
	}
	processors := map[string]described{}
	for kind, factory := range factories.Processors {
		if factory.Type() != kind {
			continue // A name that it had.
		}
		processors[kind.String()] = described{factories.ProcessorModules[kind], signals(factory.TracesStability(), factory.MetricsStability(), factory.LogsStability()), shapeOf(factory.CreateDefaultConfig())}
	}
	exporters := map[string]described{}
	for kind, factory := range factories.Exporters {
		if factory.Type() != kind {
			continue // A name that it had.
		}
		exporters[kind.String()] = described{factories.ExporterModules[kind], signals(factory.TracesStability(), factory.MetricsStability(), factory.LogsStability()), shapeOf(factory.CreateDefaultConfig())}
	}
	extensions := map[string]described{}
	for kind, factory := range factories.Extensions {
		if factory.Type() != kind {
			continue // A name that it had.
		}
		extensions[kind.String()] = described{factories.ExtensionModules[kind], nil, shapeOf(factory.CreateDefaultConfig())}
	}
	result["receivers"], result["processors"], result["exporters"], result["extensions"] = receivers, processors, exporters, extensions
	result["telemetry"] = shapeOf(otelconftelemetry.NewFactory().CreateDefaultConfig())
	functions := map[string][]argument{}
	for name, factory := range ottlfuncs.StandardFuncs[any]() {
		functions[name] = argumentsOf(factory.CreateDefaultArguments())
	}
	result["functions"] = functions
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(result); err != nil {
		panic(err)
	}
}

func signals(traces, metrics, logs component.StabilityLevel) []string {
	found := []string{}
	for index, level := range []component.StabilityLevel{traces, metrics, logs} {
		if level != component.StabilityLevelUndefined {
			found = append(found, []string{"traces", "metrics", "logs"}[index])
		}
	}
	return found
}

func shapeOf(config any) any { return shape(reflect.TypeOf(config)) }

func shape(t reflect.Type) any {
	if strings.HasPrefix(t.Name(), "Optional[") {
		field, _ := t.FieldByName("value")
		inner := shape(field.Type)
		if options, isObject := optionsOf(inner); isObject {
			options["enabled"] = "boolean" // What is optional can be switched off.
		}
		return inner
	}
	switch {
	case t == reflect.TypeOf(time.Duration(0)) || t.String() == "model.Duration":
		return "duration"
	case t.String() == "configopaque.MapList":
		return map[string]any{"map": "text"}
	case t.Kind() == reflect.Pointer:
		return shape(t.Elem())
	case t.Kind() == reflect.Struct && (t.Name() == "ContextStatements" || t.Name() == "ContextConditions"):
		return map[string]any{"textOr": object(t)}
	case t.String() == "[]kafkaclient.RecordHeader":
		return "any" // A map is taken, too.
	case t.Implements(text) || reflect.PointerTo(t).Implements(text):
		return "text"
	}
	switch t.Kind() {
	case reflect.Bool:
		return "boolean"
	case reflect.String:
		return "text"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return "integer"
	case reflect.Float32, reflect.Float64:
		return "number"
	case reflect.Slice, reflect.Array:
		return map[string]any{"list": shape(t.Elem())}
	case reflect.Map:
		return map[string]any{"map": shape(t.Elem())}
	case reflect.Struct:
		return object(t)
	}
	return "any"
}

func object(t reflect.Type) any {
	if name, known := named[t]; known {
		return map[string]any{"shape": name}
	}
	name := fmt.Sprintf("%s.%s", t.PkgPath()[strings.LastIndex(t.PkgPath(), "/")+1:], t.Name())
	for _, taken := shapes[name]; taken; _, taken = shapes[name] {
		name += "_"
	}
	named[t] = name
	shapes[name] = nil
	options := map[string]any{}
	tag := "mapstructure"
	if strings.HasPrefix(t.PkgPath(), "github.com/prometheus/") || strings.HasPrefix(t.Name(), "Prom") {
		tag = "yaml"
	}
	if !fields(t, tag, options) {
		shapes[name] = "any"
	} else {
		shapes[name] = map[string]any{"object": options}
	}
	return map[string]any{"shape": name}
}

func optionsOf(shape any) (map[string]any, bool) {
	reference, isReference := shape.(map[string]any)
	if !isReference {
		return nil, false
	}
	name, isNamed := reference["shape"].(string)
	if !isNamed {
		return nil, false
	}
	object, isObject := shapes[name].(map[string]any)
	if !isObject {
		return nil, false
	}
	options, hasOptions := object["object"].(map[string]any)
	return options, hasOptions
}

// Whether all that the struct accepts is known.
func fields(t reflect.Type, tag string, into map[string]any) bool {
	closed := true
	for index := 0; index < t.NumField(); index++ {
		field := t.Field(index)
		parts := strings.Split(field.Tag.Get(tag), ",")
		squashed := strings.Contains(field.Tag.Get(tag), "squash") || strings.Contains(field.Tag.Get(tag), "inline")
		inner := field.Type
		for inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		switch {
		case strings.Contains(field.Tag.Get(tag), "remain"):
			closed = false
		case squashed && inner.Kind() == reflect.Struct:
			closed = fields(inner, tag, into) && closed
		case squashed:
			closed = false
		case parts[0] == "-" || !field.IsExported() || (field.Type.Kind() == reflect.Func):
		case parts[0] != "":
			into[parts[0]] = shape(field.Type)
		case tag == "mapstructure" && field.Tag.Get(tag) == "":
			into[strings.ToLower(field.Name)] = shape(field.Type)
		}
	}
	return closed
}

func argumentsOf(arguments any) []argument {
	found := []argument{}
	if arguments == nil {
		return found
	}
	t := reflect.TypeOf(arguments).Elem()
	for index := 0; index < t.NumField(); index++ {
		field := t.Field(index)
		name, optional := field.Type.String(), false
		if strings.HasPrefix(name, "ottl.Optional[") {
			optional = true
			inner, _ := field.Type.FieldByName("val")
			name = inner.Type.String()
		}
		if cut := strings.Index(name, "[interface"); cut > 0 {
			name = name[:cut]
		}
		found = append(found, argument{snake(field.Name), strings.ReplaceAll(name, "github.com/open-telemetry/opentelemetry-collector-contrib/pkg/", ""), optional})
	}
	return found
}

func snake(name string) string {
	var written strings.Builder
	for index, letter := range name {
		if letter >= 'A' && letter <= 'Z' && index > 0 {
			written.WriteByte('_')
		}
		written.WriteRune(letter)
	}
	return strings.ToLower(written.String())
}
