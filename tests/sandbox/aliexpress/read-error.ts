import type { ErrorPlace } from '@/sandbox/aliexpress/documented-errors'
import type { Json } from './start-test-supplier'

export interface ReadError {
  readonly code: string
  readonly subCode?: string
  readonly message: string
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** The error in an answer, from where this kind of error stands; empty texts where there is none. */
export function readError(answer: Json, place: ErrorPlace): ReadError {
  const body = (Object.entries(answer).find(([name]) => name.endsWith('_response'))?.[1] ?? answer)
  switch (place) {
    case 'error_response':
      return { code: text(body.code), message: text(body.msg), ...(body.sub_code === undefined ? {} : { subCode: text(body.sub_code) }) }
    case 'flat':
      return { code: text(answer.code), message: text(answer.message) }
    case 'result':
      return { code: text(body.result?.error_code), message: text(body.result?.error_msg) }
    case 'rsp':
      return { code: text(body.rsp_code), message: text(body.rsp_msg) }
    case 'freight':
    case 'tracking':
      return { code: text(body.result?.code), message: text(body.result?.msg) }
    case 'search':
      return { code: text(body.code), message: text(body.msg) }
  }
}
