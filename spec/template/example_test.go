package template_test

import (
	"fmt"

	"github.com/plx-lsp/plx-lsp/spec/template"
)

func Example() {
	text := "python train.py --lr={{ params.lr.value|defualt(0.1) }} {{ globals."
	t := template.Parse(text)
	for _, p := range t.Problems {
		fmt.Printf("%s: %s\n", text[p.Start:p.End], p.Message)
	}
	for _, u := range t.Names().Uses {
		fmt.Println("uses", text[u.Start:u.End])
	}
	c := t.Cursor(len(text))
	fmt.Println("a name is being written after", c.Path[0].Name)
	// Output:
	// defualt: there is no filter called `defualt`
	// {{: this `{{` is never closed: add `}}` after the expression
	// uses params.lr.value
	// uses globals.
	// a name is being written after globals
}
