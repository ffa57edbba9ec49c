/** Work handed from one client to the next; `take` waits, and answers null once the queue is closed. */
export class Queue<T> {
  private readonly items: T[] = []
  private readonly takers: ((item: T | null) => void)[] = []
  private closed = false

  get length(): number {
    return this.items.length
  }

  put(item: T): void {
    const taker = this.takers.shift()
    if (taker) taker(item)
    else this.items.push(item)
  }

  take(): Promise<T | null> {
    if (this.closed) return Promise.resolve(null)
    const item = this.items.shift()
    if (item !== undefined) return Promise.resolve(item)
    return new Promise((done) => this.takers.push(done))
  }

  close(): void {
    this.closed = true
    for (const taker of this.takers.splice(0)) taker(null)
  }
}
