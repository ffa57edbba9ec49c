// Preloaded into a program that a launcher of ours started: file 3 is a pipe that the launcher holds and never writes to.
// Its end means that the launcher is dead, so the program is asked to stop, as Ctrl-C would.
import { Socket } from 'node:net'

const launcher = new Socket({ fd: 3, readable: true, writable: false })
launcher.on('error', () => undefined)
launcher.once('close', () => process.kill(process.pid, 'SIGTERM'))
launcher.resume()
launcher.unref()
