package spec

import (
	"encoding/json"
	"math"
	"math/big"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// The converters of the IO types.

func convertAny(v any) (any, error)      { return v, nil }
func convertBool(v any) (any, error)     { return coerceBool(v) }
func convertInt(v any) (any, error)      { return coerceInt(v) }
func convertFloat(v any) (any, error)    { return coerceFloat(v) }
func convertDate(v any) (any, error)     { return coerceDate(v) }
func convertDuration(v any) (any, error) { return coerceDuration(v) }
func convertUUID(v any) (any, error)     { return coerceUUID(v) }

func convertNone(v any) (any, error) {
	if v != nil {
		return nil, errCoerce
	}
	return nil, nil
}

// convertText keeps strings and writes anything else as JSON.
func convertText(v any) (any, error) {
	switch v := v.(type) {
	case nil:
		return nil, errCoerce
	case string:
		return v, nil
	case syntax.Date:
		return v.String(), nil
	case syntax.DateTime:
		return strings.Replace(v.String(), "T", " ", 1), nil
	}
	if !jsonable(v) {
		return nil, errCoerce
	}
	return jsonText(v), nil
}

// jsonable reports whether the reference's JSON library writes a value: keys are strings and integers have 64 bits.
func jsonable(v any) bool {
	switch v := v.(type) {
	case []any:
		return !slices.ContainsFunc(v, func(x any) bool { return !jsonable(x) })
	case dict:
		return !slices.ContainsFunc(v, func(item dictItem) bool {
			_, isText := item.key.(string)
			return !isText || !jsonable(item.value)
		})
	case *big.Int:
		return v.IsUint64()
	case []byte:
		return false
	}
	return true
}

func convertString(v any) (any, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case []byte:
		return string(v), nil
	}
	return nil, errCoerce
}

func convertList(item converter) converter {
	return func(v any) (any, error) {
		list, ok := v.([]any)
		if !ok {
			return nil, errCoerce
		}
		converted := make([]any, len(list))
		for i, x := range list {
			var err error
			if converted[i], err = item(x); err != nil {
				return nil, err
			}
		}
		return converted, nil
	}
}

// convertSet takes lists of what Python can hash.
func convertSet(item converter) converter {
	return func(v any) (any, error) {
		converted, err := convertList(item)(v)
		if err != nil {
			return nil, err
		}
		list := converted.([]any)
		for _, x := range list {
			if !hashable(x) {
				return nil, errCoerce
			}
		}
		return distinct(list), nil
	}
}

// hashable reports whether Python can hash a value.
func hashable(v any) bool {
	switch v.(type) {
	case []any, dict:
		return false
	}
	return true
}

func convertTuple(items []converter) converter {
	return func(v any) (any, error) {
		list, ok := v.([]any)
		if !ok || len(list) != len(items) {
			return nil, errCoerce
		}
		converted := make([]any, len(list))
		for i, x := range list {
			var err error
			if converted[i], err = items[i](x); err != nil {
				return nil, err
			}
		}
		return converted, nil
	}
}

func convertDict(key, value converter) converter {
	return func(v any) (any, error) {
		d, ok := v.(dict)
		if !ok {
			return nil, errCoerce
		}
		converted := make(dict, len(d))
		for i, item := range d {
			k, err := key(item.key)
			if err != nil {
				return nil, err
			}
			x, err := value(item.value)
			if err != nil {
				return nil, err
			}
			converted[i] = dictItem{k, x}
		}
		return converted, nil
	}
}

func firstOf(converters []converter) converter {
	return func(v any) (any, error) {
		for _, c := range converters {
			if x, err := c(v); err == nil {
				return x, nil
			}
		}
		return nil, errCoerce
	}
}

// strictly lets only values through that are of the type as they stand.
func strictly(convert converter, is func(any) bool) converter {
	return func(v any) (any, error) {
		if !is(v) {
			return nil, errCoerce
		}
		return convert(v)
	}
}

func isBool(v any) bool { _, ok := v.(bool); return ok }

// bounded lets only numbers through whose sign is right.
func bounded(convert converter, right func(sign int) bool) converter {
	return func(v any) (any, error) {
		x, err := convert(v)
		if err != nil {
			return nil, err
		}
		sign := 0
		if n, finite := exactNumber(x); finite {
			sign = n.Sign()
		} else if f, _ := x.(float64); math.IsNaN(f) {
			return nil, errCoerce
		} else {
			sign = int(math.Copysign(1, f))
		}
		if !right(sign) {
			return nil, errCoerce
		}
		return x, nil
	}
}

// address is one that the reference holds as an object: it has a length, but is equal to no text and contains none.
type address string

// convertURL takes the addresses of a store. The reference has a mapping form for them, which never passes.
func convertURL(schemes ...string) converter {
	return func(v any) (any, error) {
		u, err := urlOf(v, schemes)
		if err != nil {
			return nil, err
		}
		return address(pythonText(v)), checkAzure(u)
	}
}

var (
	azureHost     = regexp.MustCompile(`^([^.]+)\.blob\.core\.windows\.net`)
	azureAnyHost  = regexp.MustCompile(`^[^@]+\.blob\.core\.windows\.net`)
	emailText     = regexp.MustCompile(`^[-!#$%&'*+/=?^_{}|~\pL\pN` + "`" + `]+(\.[-!#$%&'*+/=?^_{}|~\pL\pN` + "`" + `]+)*$`)
	emailDomain   = regexp.MustCompile(`(?i)^([A-Z0-9]([A-Z0-9-]{0,61}[A-Z0-9])?\.)+[A-Z0-9-]{2,}$`)
	imageTrimming = []string{"https://", "http://"}
)

// checkAzure holds an Azure address against the host names that Azure's storage has.
func checkAzure(u *url.URL) error {
	fine := true
	switch strings.ToLower(u.Scheme) {
	case "wasb", "wasbs":
		fine = u.User != nil && u.User.Username() != "" && azureHost.MatchString(u.Host)
	case "https":
		fine = azureAnyHost.MatchString(u.Host)
	}
	if !fine {
		return errCoerce
	}
	return nil
}

func convertEmail(v any) (any, error) {
	s, ok := v.(string)
	at := strings.LastIndex(s, "@")
	if !ok || at < 0 || !emailText.MatchString(s[:at]) {
		return nil, errCoerce
	}
	if domain := s[at+1:]; domain != "localhost" && !emailDomain.MatchString(domain) {
		return nil, errCoerce
	}
	return s, nil
}

func convertURI(v any) (any, error) {
	s, ok := v.(string)
	if !ok {
		return nil, errCoerce
	}
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme == "" || u.Host == "" && u.Opaque == "" && !strings.HasPrefix(s, u.Scheme+":") {
		return nil, errCoerce
	}
	return address(s), nil
}

// convertImage takes the name of a container image.
func convertImage(v any) (any, error) {
	if d, ok := v.(dict); ok {
		v, _ = d.get("name")
	}
	s, ok := v.(string)
	if !ok || s == "" || !validImage(s) {
		return nil, errCoerce
	}
	return s, nil
}

// validImage reports whether text may name a container image: no spaces, and no more than host:port/name:tag.
func validImage(s string) bool {
	if isTemplate(s) {
		return true
	}
	if strings.Contains(s, " ") {
		return false
	}
	for _, cut := range imageTrimming {
		s = strings.Trim(s, cut) // any of these characters at either end: the reference's own reading
	}
	parts := strings.Split(s, ":")
	if len(parts) == 3 {
		return strings.Contains(parts[1], "/") && !strings.HasPrefix(parts[1], "/")
	}
	return len(parts) < 3
}

// jsonText writes a value as compact JSON.
func jsonText(v any) string {
	var b strings.Builder
	writeJSON(&b, v)
	return b.String()
}

func writeJSON(b *strings.Builder, v any) {
	switch v := v.(type) {
	case []any:
		b.WriteByte('[')
		for i, x := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSON(b, x)
		}
		b.WriteByte(']')
	case dict:
		b.WriteByte('{')
		for i, item := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSON(b, pythonText(item.key))
			b.WriteByte(':')
			writeJSON(b, item.value)
		}
		b.WriteByte('}')
	case float64:
		if v-v != 0 {
			b.WriteString("null")
			return
		}
		b.WriteString(formatFloat(v))
	case *big.Int:
		b.WriteString(v.String())
	case syntax.Date:
		writeJSON(b, pythonText(v))
	case syntax.DateTime: // without a zone it counts as UTC
		v.Zoned = true
		writeJSON(b, v.Time.Format(timestampLayout(v)))
	case string:
		text := &strings.Builder{}
		encoder := json.NewEncoder(text)
		encoder.SetEscapeHTML(false)
		_ = encoder.Encode(v)
		b.WriteString(strings.TrimSuffix(text.String(), "\n"))
	default:
		text, _ := json.Marshal(v)
		b.Write(text)
	}
}

// convertModel takes the mappings that a model of the specification accepts.
func convertModel(name string) converter {
	return func(v any) (any, error) {
		if _, ok := v.(dict); !ok {
			return nil, errCoerce
		}
		m := SchemaOf().Model(name)
		check := newValidator("")
		if !check.model(syntax.Parse(syntax.NewText(jsonText(v))).Root, m, site{}) {
			return nil, errCoerce
		}
		return object{}, nil
	}
}

func convertFinite(v any) (any, error) {
	f, err := coerceFloat(v)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return nil, errCoerce
	}
	return f, nil
}

// object stands for a value that is read as an object of the specification: validations find nothing to compare in it.
type object struct{}

// convertEvent takes the value of an `event`, which has a name and a kind.
func convertEvent(v any) (any, error) {
	d, ok := v.(dict)
	if !ok {
		return nil, errCoerce
	}
	for _, item := range d {
		_, isText := item.value.(string)
		if item.key != "name" && item.key != "kind" || !isText && item.value != nil {
			return nil, errCoerce
		}
	}
	return object{}, nil
}
