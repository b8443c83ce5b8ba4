package syntax
import ("testing";"fmt")
func TestZZ(t *testing.T){
 s := newScanner(NewText("00\n\"\n  :"), true); s.scan()
 for _, k := range s.tokens { fmt.Printf("%+v\n", k) }
 fmt.Println(s.problems, s.failed)
}
