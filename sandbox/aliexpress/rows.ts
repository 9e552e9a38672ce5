/** What the sandbox supplier remembers, row by row. Times are milliseconds of the sandbox's clock, money is US cents. */

export type BuyerAccount = {
  readonly userId: string;
  readonly nick: string;
  readonly login: string;
  readonly name: string;
  readonly country: string;
};

export type AuthCodeRow = { readonly code: string; readonly userId: string; readonly expiresAtMs: number; readonly usedAtMs: number | null };

export type TokenRow = {
  readonly token: string;
  readonly kind: 'access' | 'refresh';
  readonly userId: string;
  readonly expiresAtMs: number;
  /** End of the consent: a refresh never moves it. */
  readonly consentEndsAtMs: number;
};

/** Order states on the wire. FINISH covers both completed and closed orders: end_reason tells them apart. */
export type OrderStatus =
  | 'PLACE_ORDER_SUCCESS'
  | 'PAYMENT_PROCESSING'
  | 'WAIT_SELLER_SEND_GOODS'
  | 'WAIT_BUYER_ACCEPT_GOODS'
  | 'IN_CANCEL'
  | 'FINISH';

export type OrderLine = {
  readonly productId: string;
  readonly skuId: string;
  readonly skuAttr: string;
  readonly title: string;
  readonly skuText: string;
  readonly quantity: number;
  readonly unitMinor: number;
  readonly freightMinor: number;
  readonly freightCode: string;
  readonly carrier: string;
  readonly maxDays: number;
};

export type OrderRow = {
  readonly orderId: string;
  readonly buyerId: string;
  readonly outOrderId: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly country: string;
  readonly address: Readonly<Record<string, string>>;
  readonly lines: readonly OrderLine[];
  /** Tax that shows in no part of the order, only in its total. */
  readonly hiddenTaxMinor: number;
  readonly totalMinor: number;
  readonly createdAtMs: number;
  readonly visibleAtMs: number;
  readonly payTimeoutSeconds: number;
  readonly status: OrderStatus;
  readonly paidAtMs: number | null;
  /** The debit at the payment company: asked before the call, so that a crash in between is settled by asking again. */
  readonly debit: 'none' | 'asked' | 'done' | 'refused';
  readonly shippedAtMs: number | null;
  readonly deliveredAtMs: number | null;
  readonly closedAtMs: number | null;
  readonly endReason: string | null;
};

export type PlacementRow = { readonly key: string; readonly atMs: number; readonly orderIds: readonly string[] };

export type DedupeMode = 'same-ids' | 'repeated-error' | 'off';
export type PushMode = 'once' | 'twice' | 'never';

/** So many calls in so many seconds. */
export type CallLimit = { readonly calls: number; readonly seconds: number };

export type Settings = {
  /** Pay new orders from the buyer's balance when the caller asks for it. */
  readonly autoPay: boolean;
  readonly dedupe: DedupeMode;
  readonly orderVisibleAfterMs: number;
  /** On every price, 10000 = as in the catalogue. */
  readonly priceFactorBasisPoints: number;
  readonly hiddenTaxBasisPoints: number;
  readonly payTimeoutSeconds: number;
  readonly shipAfterHours: number;
  /** null = the slowest line's longest delivery time. */
  readonly deliverAfterDays: number | null;
  readonly appStatus: 'online' | 'test';
  readonly strictProvinces: boolean;
  readonly bareSingleLists: boolean;
  readonly deniedMethods: readonly string[];
  readonly redirectUris: readonly string[];
  /** Addresses that may call; empty = all. */
  readonly ipWhitelist: readonly string[];
  readonly appCallLimit: CallLimit | null;
  readonly methodCallLimits: Readonly<Record<string, CallLimit>>;
  /** The ceilings per method that the documentation names. */
  readonly publishedLimits: boolean;
  readonly banSeconds: number;
  /** Calls of the app until 24:00 in China; null = no quota. */
  readonly dailyCalls: number | null;
  /** How long a consent code can be exchanged: 3 minutes by one page of the documentation, 30 by another. */
  readonly codeLifetimeSeconds: number;
  /** The refresh token in the answer of a refresh: a new one, the same, or none. */
  readonly refreshGives: 'new' | 'same' | 'nothing';
  readonly refreshable: boolean;
  readonly appType: 'dropshipping' | 'affiliate';
  /** Whether `simplify` also takes the root wrapper away: the sources contradict each other. */
  readonly simplifyRoot: 'kept' | 'dropped';
  readonly pushUrl: string | null;
  readonly pushMode: PushMode;
};

export type PushRow = {
  readonly id: string;
  readonly orderId: string;
  readonly orderStatus: string;
  readonly atMs: number;
  readonly attempts: number;
  readonly result: string;
};
