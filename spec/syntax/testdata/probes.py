"""The probes of TestProbes: small texts that tell PyYAML's reading from others.

    python probes.py > probes.jsonl      writes them with PyYAML's verdict and value; see pyyaml_oracle.py

Add a text to one of the lists below and run this again. Needs PyYAML (made with 6.0.3).
"""
import json

from pyyaml_oracle import read

PLAIN = """
yes Yes YES yEs no No NO on On ON oN off Off OFF true True TRUE tRue false False FALSE y Y n N t f
~ null Null NULL nULL nil None none ~~ NaN nan
0 -0 +0 00 1 -1 +1 12 1_000 _1 1_ 1__0 007 010 08 09 0o10 0O10 0b101 0b 0b_ 0b2 -0b1 +0x1F 0x1F 0X1F 0xg 0x 0x_ 0_ 0_7 -010
123456789012345678901234567890 -9223372036854775808 9223372036854775807 9223372036854775808
1:30 0:30 00:30 1:60 12:30:45 +1:30 -1:30 1:30.5 1:5 1:05 01:30 190:20:30 190:20:30.15 1:30: 1:30. 1_0:30 -190:20:30.15 1:99
1. .1 1.5 -1.5 +1.5 1e3 1e-3 1E5 1.0e3 1.0e+3 1.0E-3 1.e-3 1.5e+ .5e-1 +.5 -.5 ._5 .5_5 1_000.5 1._5 5.e+1_0 12e03 1.0e-3.0 0.0 -0.0
.inf .Inf .INF .iNF -.inf +.inf .nan .NaN .NAN -.nan inf infinity 1e400 1.0e+400 1.1 1.10 1.1.0 v1.1
2001-12-14 2001-1-1 2001-12-1 0000-01-01 2001-13-45 2001-02-29 2004-02-29 20011214 2001-12-14T21:59:43.10-05:00
2001-12-14t21:59:43.10-05:00 2001-12-14T21:59:43Z 2001-12-14T21:59:43 2001-1-1T1:02:03 2001-12-14T24:00:00 2001-12-14T23:59:60
2001-12-14T1:1:1 2001-12-14T21:59:43+24:00 2001-12-14T21:59:43+23:59 2001-12-14T21:59:43.123456789 2001-12-14T21:59:43. 2001-12-14T21:59:43+5
2001-12-14T21:59:43+05:3 2001-12-14T21:59 9999-12-31 10000-01-01 2001-12-14Z 2001-12-14T21:59:43-00:30 2001-12-14T21:59:43+23:99
= << == <<< <<: a=b !x a:b a:b:c ::: :a -a --a ---a ?a a? a#b a,b a]b a}b a{b a[b @a `a %a &a *a |a >a 'a "a #a ,a ]a }a [a {a
- -- --- ... -1- 1-1 1.2.3.4 $a ${a} (a) a/b \\\\a é 日本 😀 a😀 http://x.y/z a&b a*b a!b a|b a>b a'b a"b a%b a@b a`b
""".split()

SPACED = [
    "2001-12-14 21:59:43.10 -5", "2001-12-14 21:59:43", "2001-12-14  21:59:43 Z", "2001-12-14 21:59:43 +05:30", "2001-12-14\t21:59:43",
    "a b", "a  b", "a #b", "a# b", "a : b", "a: b", "a :b", "a - b", "1 2", "yes no", "- a", "? a", ": a", "{a b}", "[a b]", "! 12", "! a",
    "{{ x }}", "{{ x }} y", "'{{ x }}'", "\"{{ x }}\"", "a {{ x }}", "{{x}}/y", "[{{ x }}]", "{a: {{ x }}}", "- {{ x }}", "{ {a: b}: c }",
]

QUOTED = [
    "''", "'a'", "'a''b'", "'a\"b'", "'a\\nb'", "'yes'", "'1'", "'~'", "''''", "'a", "a'", "'a' b", "'a'b", "'a'#b", "'a' #b", "'a\n b'", "'a\n\n b'",
    "'a \n  b '", "'\n a'", "'a\n'", "'a\tb'", "'a\n\tb'", "'a\n--- b'", "'a\n---b'", "'a\n...'", "'a\u0085b'", "'a\u2028b'", "'a\u2029\u2028b'", "' a '",
    '""', '"a"', '"a\\"b"', '"a\'b"', '"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\"\\/\\\\\\N\\_\\L\\P"', '"\\x41"', '"\\u0041"', '"\\U0001F600"', '"\\ud83d\\ude00"',
    '"\\ud800"', '"\\ude00\\ud83d"', '"\\U00110000"', '"\\UFFFFFFFF"', '"\\x4"', '"\\xzz"', '"\\q"', '"\\\'"', '"\\1"', '"\\\n  a"', '"a\\\n  b"', '"a \\\n\n  b"',
    '"a\n b"', '"a\n\n\n b"', '"a\\n\n b"', '"a', '"a"b', '"a" "b"', '"a" #b', '"\\\tb"', '"a\\', '"a\\"', '"a\n--- b"', '"a\n---b"', '"a\u0085b"', '"a\\\u0085b"', '" a "',
    '"a\t"', '"\ta"', '"a \n \n b"', '"\u00e9\\u00e9"', '"a: b"', '"# a"', '"a\\u00"', '"\\u00g0"',
]

BLOCK = [
    "|\n  a\n", "|\n  a", "|\n a\n b\n", "|\n  a\n   b\n  c\n", "|\n  a\n\n  b\n", "|\n\n  a\n", "|\n  a\n\n\n", "|-\n  a\n\n", "|+\n  a\n\n", "|+\n  a\n\n\nb: c\n",
    ">\n  a\n  b\n", ">\n  a\n\n  b\n", ">\n  a\n   b\n  c\n", ">-\n  a\n  b\n", ">+\n  a\n\n", ">\n\n  a\n\n\n  b\n\n", ">\n  a\n  \tb\n  c\n", "|\n  a\n \n  b\n", "|\n  a \n",
    "|2\n  a\n", "|2\n   a\n", "|2\n a\n", "|1\n  a\n", "|9\n  a\n", "|0\n  a\n", "|10\n  a\n", "|2-\n  a\n", "|-2\n  a\n", "|+2\n   a\n\n", "|-+\n  a\n", "|--\n  a\n", "|22\n  a\n",
    "| # c\n  a\n", "|# c\n  a\n", "|a\n  a\n", "| a\n  a\n", "|\ta\n  a\n", "|\t\n  a\n", "|- # c\n  a\n", "|-# c\n  a\n", "|", "|\n", "|\n\n", "|+\n\n", "|-\n\n", ">\n",
    "|\n   \n  a\n", "|\n  \n   \n  a\n", "|\n    \n  a\n", "|\n\ta\n", "|\n  a\n\tb\n", "|\n  \ta\n", "|\n  # a\n", "|\n  a\n  # b\n", "|\n  a\n # b\n", "|\n  a\n# b\n", "|\n a\n  b\nc: d\n",
    "|\n  a: b\n  - c\n", "|\n  ---\n", "|\n  a\n---\n", "|\n  a\n...\n", "|\n  a\u0085  b\n", "|\n  a\u2028  b\n", ">\n  a\u2028  b\n", "|\r\n  a\r\n  b\r\n", "|\n  é\n  日本\n", ">1\n a\n b\n",
    ">\n  a\n  b\n\n  c\n d\n", "|\n  a\n b\n", "|\n  a\nb\n", "|2\n\n\n   a\n", "|\n  a\n  \n", "|\n  a\n    \n", "|+\n  a\n    \n",
]

TAGGED = [
    "!!str 1", "!!str", "!!str ''", "!!str yes", "!!str [a]", "!!str {a: b}", "!!str {=: b}", "!!int {=: '12'}", "!!int {=: b}", "!!null {=: b}", "!!timestamp {=: 2001-01-01}",
    "!!int 1", "!!int '1'", "!!int foo", "!!int", "!!int ''", "!!int ' 12 '", "!!int 1.5", "!!int 0o7", "!!int 08", "!!int 0b1", "!!int 0x_f", "!!int --5", "!!int +-5", "!!int 1:30", "!!int 1:x", "!!int 1e3",
    "!!int |\n  12\n", "!!int [1]", "!!int 0b0b1", "!!int '1\n 2'", "!!int 1_0_", "!!int _", "!!int -",
    "!!float 1", "!!float 1e3", "!!float '1.5'", "!!float foo", "!!float", "!!float inf", "!!float nan", "!!float infinity", "!!float .inf", "!!float -.nan", "!!float 1:30.5", "!!float 1:x", "!!float 0x1p3",
    "!!float --1", "!!float ' 1 '", "!!float 1_0.5", "!!float [1]", "!!float 1e400",
    "!!bool yes", "!!bool 'yes'", "!!bool yEs", "!!bool 1", "!!bool foo", "!!bool", "!!bool TRUE", "!!bool [a]",
    "!!null foo", "!!null ''", "!!null", "!!null [a]", "!!null {}",
    "!!timestamp 2001-12-14", "!!timestamp 2001-1-1", "!!timestamp foo", "!!timestamp 2001-13-01", "!!timestamp", "!!timestamp '2001-12-14 21:59:43'", "!!timestamp 2001-12-14 1:02:03 +5:30", "!!timestamp |\n  2001-12-14\n",
    "!!binary aGVsbG8=", "!!binary aGVsbG8", "!!binary a", "!!binary ''", "!!binary 'aGVs\n  bG8='", "!!binary é", "!!binary |\n  aGVs\n  bG8=\n", "!!binary a===", "!!binary ab==cd", "!!binary [a]", "!!binary '*aGVs*'", "!!binary aG=Vs", "!!binary ab=",
    "!!seq [a]", "!!seq {a: b}", "!!seq a", "!!seq", "!!map {a: b}", "!!map [a]", "!!map a", "!!map",
    "!!set {a, b}", "!!set {a: 1}", "!!set [a]", "!!set a", "!!set\n? a\n? b\n", "!!set {[a]}", "!!set {a, a}", "!!set {1, true, 1.0}", "!!set", "!!set {}",
    "!!omap [a: 1, b: 2]", "!!omap {a: 1}", "!!omap [a]", "!!omap [{a: 1, b: 2}]", "!!omap [{}]", "!!omap []", "!!omap a", "!!omap [[a]: b]", "!!omap [<<: b]", "!!omap\n- a: 1\n- b: 2\n",
    "!!pairs [a: 1, a: 2]", "!!pairs {a: 1}", "!!pairs [a]", "!!pairs [! {a: !x b}]", "!!pairs [!y {a: b}]", "!!pairs []",
    "!foo a", "!foo", "! a", "! 12", "! '12'", "! |\n  12\n", "! |\n  yes\n", "! |\n  ~\n", "! [a]", "! {a: b}", "! ''", "!", "!foo [a]", "!foo {a: b}", "!!foo a", "!!python/none ''", "!!merge a", "!!value a", "!!yaml a",
    "!e!foo a", "!<tag:yaml.org,2002:int> 1", "!<tag:yaml.org,2002:int>1", "!<foo> a", "!<!foo> a", "!<> a", "!<foo a", "!<!> 12", "!!int,1", "!!", "!! a", "!a!", "!a!b!c d", "!a b", "!!str\ta", "!!st%72 1", "!!st%7 1", "!%C3%A9 a", "!%C3 a", "!{a", "!!str{a", "!!str#a", "!!str,a",
    "&a !!str 1", "!!str &a 1", "&a &b 1", "!!str !!int 1", "&a", "&a\n", "& a", "&", "&é a", "&a-b_c1 x", "&a: b", "&a,b", "&a.b c", "*", "* a", "*a", "*a.b", "&a 1 2", "&a *a", "!!str *a", "&a [*a]",
]

WHOLE = [
    "", " ", "\n", "# c", "# c\n", "   # c\n", "\n\n\n", "---", "---\n", "---\n...", "...", "...\n", "--- a", "--- a\n", "---a", "--- a: b", "---\na: b", "--- |\n a\n", "--- >\n a\n", "--- - a\n", "--- [a]\n", "--- # c\na: b\n", "---\ta\n",
    "a\n---\n", "a\n---\nb\n", "a\n...\n", "a\n...\n...\n", "a\n...\nb\n", "a\n...\n---\nb\n", "a\n... # c\n", "a\n... b\n", "---\n---\n", "---\na\n---\n", "# c\n---\na\n", "a: b\n---\n# c\n", "a: b\n...\n# c\n", " ---\na: b\n", "a: b\n ---\n", "a: b\n--- \n", "[a,\n---\nb]\n", "a: b\n---c: d\n",
    "%YAML 1.1\n---\na\n", "%YAML 1.2\n---\na\n", "%YAML 1.0\n--- a\n", "%YAML 2.0\n---\na\n", "%YAML 1\n---\na\n", "%YAML 1.1.1\n---\na\n", "%YAML a\n---\na\n", "%YAML\n---\na\n", "%YAML 01.1\n---\na\n", "%YAML 1.1\na\n", "%YAML 1.1\n%YAML 1.1\n---\na\n", "%YAML 1.1 # c\n---\na\n", "%YAML 1.1#c\n---\na\n", "%YAML 1.1 c\n---\na\n",
    "%TAG ! tag:yaml.org,2002:\n---\n!int 1\n", "%TAG !e! tag:yaml.org,2002:\n---\n!e!int '1'\n", "%TAG !e! x\n%TAG !e! y\n---\na\n", "%TAG e x\n---\na\n", "%TAG !e x\n---\na\n", "%TAG !e! \n---\na\n", "%TAG !! tag:x,\n---\n!!int 1\n", "%TAG !e!\n---\na\n", "%FOO bar baz\n---\na\n", "%FOO\n---\na\n", "%\n---\na\n", "% FOO\n---\na\n", "%FOO", "a: b\n%FOO\n", "a:\n %FOO\n", "%FOO\tbar\n---\na\n", "%YAML 1.1\n...\n",
    "a: b", "a:b", "a: ", "a:", "a:\n", "a :b", "a : b", "a\n: b", ": a", ":", "a: b: c", "a: b\nc", "a: b\nc:", "a\nb: c", "a\nb\nc: d\n", "a: b\n c: d\n", "a: b\n c\n", "a: b\n c\n d: e\n", "a:\n b\n c\n", "a:\n b:\n c: d\n", "a:\n  b: c\n d: e\n", "a:\n  b: c\n   d: e\n", "a:\n  b: c\n  d: e\n", "  a: b\nc: d\n", " a: b\n c: d\n", "a: b\n  \nc: d\n", "a: b\n\n\nc: d\n", "a: 'b'\n  c: d\n", "a: [b]\n  c: d\n", "a: b c: d", "a: 'b' c", "a: [b] c", "a: {b: c} d", "a: &x b c",
    "- a", "-a", "- a\n- b\n", "- a\n - b\n", "- a\n  - b\n", " - a\n- b\n", "- - a\n  - b\n", "- - - a", "-\n  a\n", "-\n- a\n", "-\n", "-", "- -", "- - ", "a:\n- b\n- c\n", "a:\n  - b\n  - c\n", "a:\n  - b\n - c\n", "a: - b", "a:\n- b\nc: d\n", "a:\n- b\n c: d\n", "a: b\n- c\n", "- a: b\n  c: d\n", "- a: b\n c: d\n", "- a: b\n   c: d\n", "-   a: b\n    c: d\n", "- a:\n  - b\n", "- a:\n    - b\n", "- a\nb: c\n", "- a\nb\n", "a:\n  -b\n", "a:\n-\n", "a:\n- b\n-c\n", "- a:\n- b:\n", "- 'a'\n  b: c\n", "-\ta", "- \ta", "-\t- a",
    "? a\n: b\n", "? a\n", "? a\n? b\n", "? a : b\n", "?\n: b\n", "? \n", "?", "? - a\n: - b\n", "? [a]\n: b\n", "? a\n  b\n: c\n", "? |\n  a\n: b\n", "? a: b\n: c\n", "? a\n b: c\n", "? a\n: b\nc: d\n", "a: b\n? c\n: d\n", "?a: b\n", "a: ? b\n", "- ? a\n  : b\n", "? a\n\n: b", "? &x\n: b\n", "? {a: b}\n", "? []\n",
    "[]", "[a]", "[a, b]", "[a,b]", "[a,]", "[,a]", "[a,,b]", "[ , ]", "[a b]", "[a\nb]", "[a,\n b]", "[a", "a]", "]", "[", "[]]", "[[a], [b]]", "[a: b]", "[a: b, c: d]", "[a : b]", "[a:b]", "[a:]", "[a: ]", "[: a]", "[:a]", "[a:,b]", "['a':b]", "[\"a\":b]", "['a' b]", "['a', 'b'", "[- a]", "[-]", "[-a]", "[a, -]", "[? a : b]", "[?a]", "[? a]", "[? ]", "[a?b]", "[?]", "[a # c\n, b]", "[a#b]", "[a, #c\nb]", "[{a: b}, c]", "[a}", "[a]: b", "[a]b", "[a] b", "[a] # c", "[a]# c", "[[a]: b]", "[a]\n: b", "[http://x.y]", "[a: b: c]", "[*a]", "[&a b, *a]", "[&a b,*a,]", "[&a, b]", "[!!str, a]", "[!!str a]", "[!!str a, !!int '1']", "[a\n]", "[\na\n]", "a: [\nb\n]\n", "a: [\n]\n", "a: [b,\n# c\nc]", "[|]", "[>a]", "[%a]", "[a%]", "[@a]", "[a\n\n b]", "[\n%a]", "[a,\n---]", "['a\n b']", "[a\tb]", "[a,\tb]", "[\ta]", "[a\t]",
    "{}", "{a: b}", "{a:b}", "{a}", "{a, b}", "{a: }", "{a:}", "{a: b,}", "{,}", "{a: b, , c: d}", "{: a}", "{a: b: c}", "{a : b}", "{'a':b}", "{\"a\":1}", "{\"a\":1,\"b\":[1,2]}", "{'a' : b}", "{a: [b, {c: d}]}", "{a: b", "a}", "}", "{", "{}}", "{a: b]", "{[a]: b}", "{{a: b}: c}", "{? a : b}", "{?a: b}", "{? a}", "{a?: b}", "{a: b c}", "{a: b\n c}", "{a:\n b}", "{a\n: b}", "{'a'\n: b}", "{a: b}: c", "{a: b} c", "{- a}", "{a: - b}", "{a: -}", "{a: &x b, c: *x}", "{*x : b}", "{a: http://x}", "{a: b#c}", "{a: b #c\n}", "{a: #c\n b}", "{\"a\"b}", "{\"a\" \"b\"}", "{a b: c}", "{1: a, 2: b}", "{a: 1, a: 2}", "{<<: {a: 1}, b: 2}", "{=: a}", "{a: =}", "{\n  \"a\": 1,\n  \"b\": 2\n}\n", "{\n\t\"a\": 1\n}\n", "{\"a\":\t1}", "{a: b}\nc: d\n", "{a: {b: c}\n",
    "a: 1\na: 2\n", "1: a\n1.0: b\ntrue: c\n", "a: 1\n'a': 2\n", "yes: 1\ntrue: 2\n", "~: a\nnull: b\n", "2001-01-01: a\n", "[a]: b", "{a: b}: c", "!!binary aGVsbG8=: x\n", "? !!set {a}\n: b\n", "? !!omap [a: b]\n: c\n", ".nan: a\n.nan: b\n", "1: a\n0x1: b\n01: c\n1_: d\n", "0: a\nfalse: b\n-0.0: c\n", "2001-01-01T00:00:00Z: a\n2001-01-01T01:00:00+01:00: b\n", "2001-12-14: a\n2001-12-14T00:00:00: b\n", "'': a\n~: b\n", "!x a: b\n", "? !x a\n", "*a : b\n", "&a a: *a\n", "&a a: b\n*a : c\n", "&a a: b\n*a: c\n",
    "a: &x 1\nb: *x\n", "a: &x\n  b: 1\nc: *x\n", "a: &x {b: 1}\nc:\n  <<: *x\n", "a: &x {b: 1}\nc:\n  <<: *x\n  b: 2\n", "a: &x {b: 1}\nc:\n  b: 2\n  <<: *x\n", "a: &x {b: 1}\nb: &y {b: 2, c: 3}\nc:\n  <<: [*x, *y]\n", "a: &x {b: 1}\nb: &y {b: 2, c: 3}\nc:\n  <<: *x\n  <<: *y\n", "<<: 5", "<<: a", "<<: [a]", "<<: [[a]]", "<<: ", "<<: {a: 1}", "<<: [{a: 1}, {a: 2, b: 3}]", "<<: []", "<<: !x {a: 1}", "<<: [!x {a: 1}]", "<<: !x [{a: 1}]", "<<: {[a]: 1}", "<<: {a: !x 1}", "'<<': 5", "!!str <<: 5", "!!merge a: {b: 1}", "<< : {a: 1}", "- <<", "a: <<", "? <<\n: {a: 1}\n", "[<<: {a: 1}]", "<<: {<<: {a: 1}, b: 2}\n", "a: &x {<<: *x, b: 1}\n", "a: &x\n  <<: [*x]\n  b: 1\n", "&m <<: {a: 1}\n", "a: &x {b: 1, b: 2}\nc: {<<: *x, d: 3, d: 4}\n", "a: &x {1: a}\nb: {<<: *x, true: b}\n", "a: &x [{b: 1}]\nc: {<<: *x}\n", "<<: &x !y {a: 1}\nb: *x\n", "=: a\n", "= : a\nb: c\n", "a: {=: b}\n", "a: =\n", "- =\n",
    "a: &x [<<: *x]", "a: &x [{<<: *x, b: c}, {<<: *x}]", "a: &x {b: {<<: *x}}", "a: &x {<<: {<<: *x, b: c}, d: e}", "a: &x 1\nb: &x 2\n", "a: *x\n", "a: *x\nb: &x 1\n", "a: &x [*x]\n", "a: &x {b: *x}\n", "&x [*x, *x]\n", "a: &x [b, &y [*x, *y]]\n", "a: &x b\nb: {*x : c}\n", "a: &x\nb: *x\n", "a: &x !!str\nb: *x\n", "a: !!int &x '1'\nb: *x\n", "&x\na: b\n", "&x a: b\n", "&x\n- a\n", "a: &x\n- b\n", "a: &x\n  - b\n", "- &x\n- a\n", "- &x a\n- *x\n", "a: &x |\n  b\nc: *x\n", "a: &x 'b'\nc: *x\n", "? &x a\n: *x\n", "a:\n  &x b: c\n  d: *x\n", "a:\n  &x\n  b: c\n", "a: &x b: c\n", "a: !!map\n  b: c\n", "a: !!seq\n- b\n", "!!map\na: b\n", "!!map a: b\n", "a: !!str\nb: c\n", "a: &x1 b\nc: *x\n", "&a [*a: b]", "a: &b &c d\n",
    "a:\tb", "a\t: b", "a: b\t", "a: b\t# c", "a: b\t#c\nd: e\n", "\ta: b", "a:\n\tb: c\n", "a:\n  b: c\n\td: e\n", "a:\n \tb: c\n", "a: b\n\t\nc: d\n", "a: b\n\t# c\nd: e\n", "# a\tb\nc: d\n", "a: 'b\tc'", "a: b\tc", "a: b \tc", "a:\n  - b\n\t- c\n", "- a\n-\tb\n", "?\ta", "? a\n:\tb\n", "\t", "\t\n", "a: b\n\t", "a: |\n\tb\n", "a: |\n  b\n\t\n  c\n", "a: >\n  b\tc\n", "\"a\"\t: b", "[a]\t", "'a'\t", "&a\tb", "*a\t", "a:  \tb", "a: [b]\t# c", "---\t\na",
    "a: b # c", "a: b #c", "a: b# c", "a: #b", "a:# b", "# a\nb: c # d\n# e\n", "a:\n  # b\n  c: d\n", "a:\n# b\n  c: d\n", "a: b\n  # c\n  d\n", "a: b # c\n  d\n", "- # a\n  b\n", "- a # b\n# c\n- d\n", "a: 'b'# c\n", "a: |\n  b\n# c\nd: e\n", "a: |\n # b\n  c\n", "#", "a: b\n#", "a#: b", "a #: b", "a: # b\n  c\n", "? # a\n  b\n: # c\n  d\n", "a: > # c\n  b\n",
    "\ufeffa: b", "\ufeff", "\ufeff# c\na: b\n", "a: \ufeffb", "a: b\n\ufeffc: d\n", "\ufeff---\na\n", "\ufeff\ufeffa: b", "a\r\nb", "a: b\r\nc: d\r\n", "a: b\rc: d\r", "a:\r\n- b\r\n- c\r\n", "a: 'b\r\n c'\r\n", "a: |\r\n  b\r  c\n", "a\u0085b: c", "a: b\u0085c: d", "a: b\u2028c: d", "a: b\u2029 c", "# a\u0085b: c", "a: \"b\u2028 c\"", "- a\u0085- b\u0085", "\u0085a: b", "a:\u0085  b: c\u0085  d: e\u0085",
    "\x00", "a\x00b", "a: \x01", "\x7f", "a: \x1b[0m", "\u0080", "\u009f", "\u00a0", "a: \u00a0b", "\ufffe", "\uffff", "\ue000", "\U0010ffff", "# \x07", "a: '\x0b'", "a: b\x0c", "\u200b: a", "a: \u200bb", "\ud7ff",
    "<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n", "a: b\n=======\nc: d\n", "a: {b: c\nd: e\n", "a: [b\nc: d\n", "a: 'b\nc: d\n", "a: \"b\nc: \"d\"\n", "a: b\nimag\n", "a: b\nimag\nc: d\n", "a:\n  b: c\n  imag\nd: e\n", "a:\n  imag\n  b: c\n", "a:\n  imag", "a b: c\n", "a\nb\n", "a\n b\nc\n", "a: b\n c: d\ne: f\n", "- a\n- b: c\n  d\n- e\n",
    "k" * 1024 + ": v", "k" * 1025 + ": v", "k" * 1023 + " : v", "'" + "k" * 1022 + "': v", "'" + "k" * 1023 + "': v", "? " + "k" * 2000 + "\n: v\n", "a: b\n" + "k" * 1025 + ": v\n", "[" + "a, " * 340 + "b]: c", "{" + "k" * 1025 + ": v}", "é" * 1024 + ": v", "é" * 1025 + ": v", "[" + "k" * 1030 + "]: v", "- " + "k" * 1025 + ": v\n",
    "'a\n b': c", "a\n  b: c", "\"a\nb\": c", "? 'a\n b'\n: c\n", "{'a\n b': c}", "{a\n b: c}", "['a\n b': c]",
    "'1'" + "1" * 4400, "1" * 4300, "1" * 4301, "0x" + "f" * 5000, "-" + "1" * 4300, "1" * 4301 + ":30",
    "[" * 300 + "]" * 300, "[" * 480 + "]" * 480, "[" * 510 + "]" * 510, "{a: " * 480 + "b" + "}" * 480, "{a: " * 510 + "b" + "}" * 510, "- " * 480 + "a", "- " * 510 + "a",
    "".join(" " * i + "a:\n" for i in range(480)), "".join(" " * i + "a:\n" for i in range(510)),
    "version: 1.1\nkind: component\nrun:\n  kind: job\n  container:\n    image: busybox\n    command: [sh, -c, 'echo a']\n    args: ['{{ params.x }}']\n",
]


def places(text):
    """A value by itself, under a key, in a list, in brackets and as a key."""
    yield text
    if "\n" not in text:
        yield "a: " + text + "\nb: c\n"
        yield "- " + text + "\n- c\n"
        yield "[" + text + ", c]"
        yield text + ": c"


def probes():
    for text in PLAIN:
        yield "a: " + text
        yield "[" + text + "]"
        yield text + ": 1"
    for text in SPACED + QUOTED + TAGGED:
        yield from places(text)
    for text in BLOCK:
        yield text
        yield "a: " + text
        yield "- " + text
        yield "a:\n  b: " + text
    yield from WHOLE


if __name__ == "__main__":
    for text in dict.fromkeys(probes()):
        print(json.dumps({"text": text, **read(text)}))
