/** A question of the server: one line, and what may stand below it after an empty one, such as a difference. */
export interface Question {
  readonly line: string;
  readonly detail: string;
}

/** Splits the message of a question. Notifications of VS Code show all on one line, so details are for a dialog. */
export function questionOf(message: string): Question {
  const end = message.indexOf('\n\n');
  if (end < 0) return { line: message, detail: '' };
  return { line: message.slice(0, end), detail: message.slice(end + 2) };
}
