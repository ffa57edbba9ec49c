/** Tells the stylesheet how much of the window the foot takes, so that nothing comes to lie under it: what was just done, the end of the page. */
export function keepClear(foot: HTMLElement | null): (() => void) | undefined {
  if (!foot) return undefined
  const { style } = document.documentElement
  const observer = new ResizeObserver(() => style.setProperty('--foot', `${foot.offsetHeight}px`))
  observer.observe(foot)
  return () => {
    observer.disconnect()
    style.removeProperty('--foot')
  }
}
