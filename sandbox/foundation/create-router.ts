import type { Answer } from './sandbox-error';
import type { SandboxRequest } from './sandbox-request';

export type Handler = (request: SandboxRequest) => Answer | Promise<Answer>;

/** The name under which faults are switched for a route; a function where one path serves many calls (AliExpress' /sync). */
export type CallName = string | ((request: SandboxRequest) => string);

export type Route = { readonly call: CallName; readonly handler: Handler };
export type Match = { readonly route: Route; readonly params: Record<string, string> };

export type Router = {
  /** `path` may hold `:name` parts: `/v2/checkout/orders/:id/capture`. */
  on(method: string, path: string, call: CallName, handler: Handler): void;
  match(method: string, path: string): Match | null;
  /** Calls named by a string, for the control page. */
  calls(): string[];
};

type Compiled = { readonly segments: string[]; readonly route: Route };

function matchSegments(pattern: string[], segments: string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index] ?? '';
    if (expected.startsWith(':')) params[expected.slice(1)] = decode(actual);
    else if (expected !== actual) return null;
  }
  return params;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Exact paths by map, the others by method and number of segments. */
export function createRouter(): Router {
  const exact = new Map<string, Route>();
  const patterns = new Map<string, Compiled[]>();
  const names = new Set<string>();
  return {
    on(method, path, call, handler) {
      const route = { call, handler };
      if (typeof call === 'string') names.add(call);
      if (!path.includes('/:')) {
        exact.set(`${method} ${path}`, route);
        return;
      }
      const segments = path.split('/');
      const key = `${method} ${String(segments.length)}`;
      patterns.set(key, [...(patterns.get(key) ?? []), { segments, route }]);
    },
    match(method, path) {
      const found = exact.get(`${method} ${path}`);
      if (found !== undefined) return { route: found, params: {} };
      const segments = path.split('/');
      for (const { segments: pattern, route } of patterns.get(`${method} ${String(segments.length)}`) ?? []) {
        const params = matchSegments(pattern, segments);
        if (params !== null) return { route, params };
      }
      return null;
    },
    calls: () => [...names].filter((name) => !name.startsWith('control.')).sort(),
  };
}
