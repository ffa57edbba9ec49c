import type { Route } from '@liti/contract/kit'
import { z } from 'zod'
import { Refused } from '@liti/contract/common'

type Json = Record<string, unknown>

const schema = (type: unknown, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(type as z.ZodType, { io, unrepresentable: 'any' }) as Json
  return rest
}

const parameters = (type: unknown, where: 'path' | 'query'): Json[] => {
  const { properties = {}, required = [] } = schema(type, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }))
}

const accessText: Record<Route['access'], string> = {
  anyone: 'No sign-in needed.',
  person: 'Signed-in person.',
  staff: 'Signed-in person holding a seat.',
  link: 'Holder of a signed link to one assignment.',
}

/** OpenAPI 3.1 of the served routes, printed from the contract. */
export function openapi(routes: Route[], publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    const operation: Json = {
      summary: route.summary,
      description: accessText[route.access],
      tags: [route.path.split('/')[2]],
      'x-access': route.access,
      parameters: [
        ...parameters(route.params, 'path'),
        ...parameters(route.query, 'query'),
        ...(route.method === 'POST'
          ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 255 } }]
          : []),
      ],
      responses: {
        200: { description: 'OK', content: content(route) },
        default: { description: 'Refused', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refused' } } } },
      },
    }
    if (route.kind === 'upload') {
      operation['requestBody'] = {
        required: true,
        content: {
          'multipart/form-data': {
            schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
          },
        },
      }
    } else if (route.method === 'POST') {
      operation['requestBody'] = { required: true, content: { 'application/json': { schema: schema(route.body, 'input') } } }
    }
    ;(paths[path] ??= {})[route.method.toLowerCase()] = operation
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Liti 立体社区', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: publicUrl }],
    paths,
    components: { schemas: { Refused: schema(Refused, 'output') } },
  }
}

function content(route: Route): Json {
  if (route.kind === 'stream') return { 'text/event-stream': { schema: { type: 'string' } } }
  if (route.kind === 'download') return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
  return { 'application/json': { schema: schema(route.reply, 'output') } }
}
