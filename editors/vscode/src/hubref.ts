/** Where a reference is put into a document: at a line, from a column to another one, with a text for that range. */
export interface Insertion {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * What to do with a line to have a hubRef there: its value is replaced where it is one already, the key is written on an empty
 * line, and else on a line of its own above.
 */
export function insertionOf(line: string, column: number, ref: string, json: boolean): Insertion {
  const key = /^\s*(?:-\s+)?(?:hubRef|"hubRef"|'hubRef')\s*:[ \t]*/.exec(line);
  if (key !== null) {
    const start = key[0].length;
    const value = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?:(?![ \t]#).)*)/.exec(line.slice(start))?.[0].trimEnd() ?? '';
    const space = /[ \t]$/.test(key[0]) ? '' : ' ';
    const comma = json && !/^["']/.test(value) && value.endsWith(',') ? 1 : 0;
    return { start, end: start + value.length - comma, text: space + (json ? JSON.stringify(ref) : ref) };
  }
  const entry = json ? `"hubRef": ${JSON.stringify(ref)},` : `hubRef: ${ref}`;
  if (line.trim() === '') return { start: column, end: column, text: entry };
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  return { start: 0, end: 0, text: `${indent}${entry}\n` };
}
