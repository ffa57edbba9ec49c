// Preloaded into a program that a launcher of ours started: file 3 is a pipe that the launcher holds and never writes to.
// Its end means that the launcher is dead, so the program is asked to stop, as Ctrl-C would.
// What such a program forks is preloaded with this as well; its file 3 is the channel to the program, with which it ends.
import { Socket } from 'node:net'

if (process.channel === undefined) {
  const launcher = new Socket({ fd: 3, readable: true, writable: false })
  launcher.on('error', () => undefined)
  launcher.once('close', () => process.kill(process.pid, 'SIGTERM'))
  launcher.resume()
  launcher.unref()
}
