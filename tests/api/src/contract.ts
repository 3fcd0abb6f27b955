import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'

const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void

type Json = Record<string, unknown>

interface Operation extends Json {
  readonly operationId: string
  readonly responses: Record<string, { $ref?: string; content?: Record<string, { schema: Json }> }>
}

export interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { schemas: Record<string, Json>; responses: Record<string, Json> }
}

const id = 'http://louyu/contract.json'

function pointer(...parts: readonly string[]): string {
  const escaped = parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
  return `${id}#/${escaped.join('/')}`
}

/** The contract the program serves, and whether an answer keeps it. */
export class Contract {
  private readonly ajv: Ajv2020
  private readonly checks = new Map<string, ValidateFunction>()
  private readonly routes: readonly { method: string; template: string; pattern: RegExp }[]
  /** Operations that have been asked at least once. */
  readonly asked = new Set<string>()

  constructor(readonly document: Document) {
    this.ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false })
    addFormats(this.ajv)
    this.ajv.addSchema({ ...document, $id: id }, id)
    this.routes = Object.entries(document.paths).flatMap(([template, methods]) =>
      Object.keys(methods).map((method) => ({
        method: method.toUpperCase(),
        template,
        pattern: new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
      })),
    )
  }

  private route(method: string, path: string) {
    const fitting = this.routes.filter((route) => route.method === method && route.pattern.test(path))
    // A fixed segment wins over a parameter, as in the server.
    return fitting.sort((a, b) => a.template.split('{').length - b.template.split('{').length)[0]
  }

  /** What is wrong with the answer by the contract; empty when nothing is. */
  faults(method: string, path: string, status: number, type: string, body: string): string[] {
    const route = this.route(method, path)
    if (route === undefined) {
      return [404, 405].includes(status) ? [] : [`${method} ${path} is not in the contract`]
    }
    const operation = this.document.paths[route.template]![route.method.toLowerCase()]!
    this.asked.add(operation.operationId)
    const what = `${method} ${path} → ${status}`
    const response = operation.responses[String(status)]
    if (response === undefined) {
      return [`${what}: the status is not in the contract`]
    }
    const [media] = type.split(';')
    if (response.$ref === undefined && response.content === undefined) {
      return body === '' ? [] : [`${what}: a body where none is promised`]
    }
    const base =
      response.$ref === undefined
        ? ['paths', route.template, route.method.toLowerCase(), 'responses', String(status)]
        : response.$ref.slice(2).split('/')
    const content =
      response.content ?? (this.document.components.responses.Problem as typeof response).content
    if (content?.[media!] === undefined) {
      return [`${what}: ${type} is not in the contract`]
    }
    return media!.endsWith('json')
      ? this.check(pointer(...base, 'content', media!, 'schema'), what, body)
      : []
  }

  private check(address: string, what: string, body: string): string[] {
    let check = this.checks.get(address)
    if (check === undefined) {
      check = this.ajv.compile({ $ref: address })
      this.checks.set(address, check)
    }
    let value: unknown
    try {
      value = JSON.parse(body)
    } catch {
      return [`${what}: no JSON: ${body.slice(0, 200)}`]
    }
    if (check(value)) {
      return []
    }
    return (check.errors ?? []).map(
      (fault) => `${what}: ${fault.instancePath} ${fault.message} ${JSON.stringify(fault.params)}`,
    )
  }
}
