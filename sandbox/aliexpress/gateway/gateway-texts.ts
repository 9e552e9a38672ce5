import { REFUSALS, type RefusalFacts } from './gateway-refusal';

/** What the gateway says for a code that a fault asks for: type, text and sub code of the platform where they are known. */
const GATEWAY_TEXTS: Readonly<Record<string, RefusalFacts>> = {
  ApiCallLimit: REFUSALS.tooFast(1).facts,
  AppCallLimit: REFUSALS.quotaUsed().facts,
  AppWhiteIpLimit: REFUSALS.foreignAddress().facts,
  InsufficientPermission: REFUSALS.noPermission().facts,
  IllegalAccessToken: REFUSALS.badToken().facts,
  IllegalRefreshToken: REFUSALS.badRefreshToken().facts,
  InvalidCode: REFUSALS.badCode().facts,
  IncompleteSignature: REFUSALS.badSignature().facts,
  IllegalTimestamp: REFUSALS.badTimestamp().facts,
  InvalidAppKey: REFUSALS.unknownAppKey().facts,
  InvalidAppkey: { type: 'ISV', code: 'InvalidAppkey', message: 'The specified App Key is invalid' },
  InvalidApiPath: REFUSALS.unknownMethod().facts,
  AUTH_TYPE_UNSUPPORTED: REFUSALS.wrongAppType().facts,
  ServiceUnavailable: { type: 'ISP', code: 'ServiceUnavailable', message: 'The request has failed due to a temporary failure of the server' },
  ServiceTimeout: { type: 'ISP', code: 'ServiceTimeout', message: 'Remote service timeout' },
  InternalError: { type: 'SYSTEM', code: 'InternalError', message: 'Internal error' },
  SYSTEM: { type: 'SYSTEM', code: 'SYSTEM', message: 'System error' },
  '7': { type: 'ISV', code: '7', message: 'App Call Limited', subCode: 'accesscontrol.limited-by-app-access-count', subMessage: 'This ban will last until the end of the day' },
  '15': { type: 'ISP', code: '15', message: 'Remote service error', subCode: 'isp.service-unavailable', subMessage: 'Service unavailable' },
  '27': { type: 'ISV', code: '27', message: 'Invalid session', subCode: 'invalid-sessionkey' },
};

/**
 * The facts of a gateway refusal by code. `15/<sub code>` is code 15 with that sub code (isv.insufficient-permission, isv.invalid-authorization, isp.service-unavailable).
 */
export function gatewayRefusalFor(code: string, message?: string): RefusalFacts {
  const [main = code, subCode] = code.split('/');
  const known = GATEWAY_TEXTS[main] ?? { type: 'ISP' as const, code: main, message: message ?? main };
  const worded = message === undefined ? known : { ...known, message };
  return subCode === undefined ? worded : { ...worded, subCode, subMessage: subCode };
}
