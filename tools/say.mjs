/** One line of progress, Chinese first. */
export function say(zh, en) {
  console.log(`${zh} · ${en}`)
}

/** Ends the program with what went wrong and what to do about it, in both languages. */
export function giveUp(zh, en) {
  console.error(`\n${zh}\n${en}`)
  process.exit(1)
}
