/** The messages of a form for its summary, by id of the field: all of them where there is more than one, or where the server refused. */
export function summaryOf(errors: Readonly<Record<string, string | undefined>>, refused: unknown): Record<string, string> {
  const said = Object.entries(errors).flatMap(([name, message]) => (message ? [[`f-${name}`, message] as const] : []))
  return said.length > 1 || refused ? Object.fromEntries(said) : {}
}
