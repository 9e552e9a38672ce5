import { setTransport, type HttpRequest } from '@/lib/foundation/http-call'

export interface StubAnswer {
  readonly status: number
  readonly text: string
  readonly headers?: Record<string, string>
}

const TOKEN: StubAnswer = { status: 200, text: '{"access_token":"A21-token-1","token_type":"Bearer","expires_in":32400}' }

/** The client's lowest layer without a socket: tens of thousands of bodies would spend their time in TCP. Header values are checked as a socket would. */
export function stubTransport(answer: (request: HttpRequest) => StubAnswer): void {
  setTransport((request) => {
    const sent = new Headers(request.headers)
    const { status, text, headers } = request.url.endsWith('/v1/oauth2/token') ? TOKEN : answer({ ...request, headers: Object.fromEntries(sent) })
    return Promise.resolve({ status, headers: new Headers(headers), bytes: Buffer.from(text, 'utf8') })
  })
}
