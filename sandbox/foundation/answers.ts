import type { Answer } from './sandbox-error';

type Headers = Readonly<Record<string, string>>;

/** A JSON answer. */
export function json(status: number, value: unknown, headers: Headers = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An HTML page. No script may run on it and no other site may frame it. */
export function html(status: number, markup: string, headers: Headers = {}): Answer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body: markup,
  };
}

/** 303 See Other: the browser continues with GET. */
export function redirect(location: string): Answer {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

/** Bytes or text of any type. */
export function content(status: number, contentType: string, body: string | Buffer, headers: Headers = {}): Answer {
  return { status, headers: { 'content-type': contentType, ...headers }, body };
}

/** No body (204 and the like). */
export function empty(status: number): Answer {
  return { status, headers: {}, body: '' };
}
