/**
 * One cell of a CSV file, quoted (RFC 4180 §2). A spreadsheet reads a cell that begins with one of these signs, in the width of a
 * Chinese keyboard too, as a formula: it gets an apostrophe before it, and is text.
 */
export function csvCell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value)
  return `"${(/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
