export type RefusalType = 'ISV' | 'ISP' | 'SYSTEM';

export type RefusalFacts = {
  /** ISV = the caller's fault, ISP = the service behind, SYSTEM = the gateway. */
  readonly type: RefusalType;
  readonly code: string;
  readonly message: string;
  readonly subCode?: string | undefined;
  readonly subMessage?: string | undefined;
};

/** A call that the gateway itself turns away. Answered with HTTP 200, in the shape of the entrance it came through. */
export class GatewayRefusal extends Error {
  readonly facts: RefusalFacts;
  constructor(facts: RefusalFacts) {
    super(facts.message);
    this.facts = facts;
  }
}

const isv = (code: string, message: string) => new GatewayRefusal({ type: 'ISV', code, message });

/** The refusals by name, with the texts of the platform where they are known. */
export const REFUSALS = {
  unknownAppKey: () => isv('InvalidAppKey', 'The specified App Key is invalid'),
  wrongAppType: () => isv('AUTH_TYPE_UNSUPPORTED', 'The authorization type of the app is not supported'),
  foreignAddress: () => isv('AppWhiteIpLimit', 'The request IP is not in the white list of the app'),
  tooFast: (seconds: number) => isv('ApiCallLimit', `Api access frequency exceeds the limit. this ban will last ${seconds} seconds`),
  quotaUsed: () => isv('AppCallLimit', 'The call quota of the app is used up. this ban will last until 24:00 GMT+8'),
  badSecurityCode: (what: string) =>
    new GatewayRefusal({ type: 'ISV', code: 'isv.402', message: `The specified ${what} is invalid or expired` }),
  badTimestamp: () => isv('IllegalTimestamp', 'The specified timestamp parameter is invalid'),
  badSignature: () => isv('IncompleteSignature', 'The request signature does not conform to platform standards'),
  unknownMethod: () => isv('InvalidApiPath', 'The specified API path is invalid'),
  noPermission: () => isv('InsufficientPermission', 'App does not have permission to access this api'),
  badToken: () => isv('IllegalAccessToken', 'The specified access token is invalid or expired'),
  badRefreshToken: () => isv('IllegalRefreshToken', 'The specified refresh token is invalid or expired'),
  badCode: () => isv('InvalidCode', 'The specified authorization code is invalid or expired'),
  missing: (name: string) => isv('MissingParameter', `The input parameter "${name}" that is mandatory for processing this request is not supplied`),
  badMapping: (name: string) => isv('UnsupportedParamMapping', `The parameter "${name}" can not be mapped`),
  /** Someone else's order, or none: the platform does not say which. */
  notYourOrder: () =>
    new GatewayRefusal({ type: 'ISP', code: '15', message: 'Remote service error', subCode: 'isv.insufficient-permission', subMessage: 'Insufficient permissions' }),
};

type Ids = { readonly requestId: string; readonly traceId: string };

/** The shape for /sync. */
export function refusalForSync({ type, code, message, subCode, subMessage }: RefusalFacts, ids: Ids): object {
  return {
    error_response: {
      type,
      code,
      msg: message,
      ...(subCode === undefined ? {} : { sub_code: subCode }),
      ...(subMessage === undefined ? {} : { sub_msg: subMessage }),
      request_id: ids.requestId,
      _trace_id_: ids.traceId,
    },
  };
}

/** The flat shape for /rest. */
export function refusalForRest({ type, code, message }: RefusalFacts, ids: Ids): object {
  return { type, code, message, request_id: ids.requestId, _trace_id_: ids.traceId };
}
