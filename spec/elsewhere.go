package spec

// elsewhere says where a key belongs that does not exist in a model but in a neighbour, or "".
func elsewhere(key string, m *Model) string {
	return ""
}
