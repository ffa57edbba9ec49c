import { createServer } from 'node:net'
import { OperatorProblem } from '../problem.ts'

/** Asks for the address the product is to listen at and gives it back: what cannot be had is said before anything is started. */
export async function checkAddress(host: string, port: number): Promise<void> {
  const server = createServer()
  await new Promise<void>((ready, refuse) => {
    server.once('error', (error) => refuse(addressProblem(error, host, port)))
    server.listen({ host, port }, ready)
  })
  await new Promise((closed) => server.close(closed))
}

/** A sentence where the address is what is wrong; any other error as it is. */
export function addressProblem(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  switch (code) {
    case 'EADDRINUSE':
      return new OperatorProblem(
        `端口 ${port} 已被别的程序占用。请停掉那个程序，或换一个端口：PORT=3001 npm start`,
        `Port ${port} is taken by another program. Stop it, or choose another: PORT=3001 npm start`,
        error,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new OperatorProblem(
        `HOST=${host} 不是这台机器的地址。请改成 127.0.0.1（只供本机）、0.0.0.0（所有网卡）或这台机器的某个地址。`,
        `HOST=${host} is no address of this machine. Use 127.0.0.1 (this machine alone), 0.0.0.0 (every network) or an address it has.`,
        error,
      )
    case 'EACCES':
      return new OperatorProblem(
        `这个账户不能监听端口 ${port}。请用 1024 以上的端口，由前面的代理转发。`,
        `This account may not listen at port ${port}. Use one above 1024 and a proxy in front.`,
        error,
      )
    default:
      return error
  }
}
