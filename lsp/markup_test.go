package lsp

import "testing"

func TestPlainText(t *testing.T) {
	for _, test := range [][2]string{
		{"", ""},
		{"A sentence with `code` and **weight**.", "A sentence with code and weight."},
		{"# Title\n\n\nText  \nmore", "Title\n\nText\nmore"},
		{"See [the page](https://a.example/b) or <https://c.example>.", "See the page (https://a.example/b) or https://c.example."},
		{"[https://a.example](https://a.example)", "https://a.example"},
		{"```yaml\nlr: *base\n\n\nb: '**'\n```\n", "lr: *base\n\n\nb: '**'"},
		{"`a_b` and `**` stay, *this* and _that_ do not, a_b_c does.", "a_b and ** stay, this and that do not, a_b_c does."},
		{"a \\* b \\_ c &lt;d&gt; &amp; e", "a * b _ c <d> & e"},
		{"above\n\n---\n\nbelow", "above\n\nbelow"},
		{"- one\n- `two`", "- one\n- two"},
		{"an open ` mark", "an open ` mark"},
		{"`[x](y)` and 2 * 3 * 4", "[x](y) and 2 * 3 * 4"},
		{"``` \nopen", "open"},
		{"**`kind`** · always `a*b*c`, [`x`](y), *`z` and more*", "kind · always a*b*c, x (y), z and more"},
		{"one \\` only", "one ` only"},
	} {
		if got := plainText(test[0]); got != test[1] {
			t.Errorf("%q becomes %q, want %q", test[0], got, test[1])
		}
	}
}
