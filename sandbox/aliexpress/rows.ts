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

/**
 * Order states on the wire. FINISH covers both completed and closed orders: end_reason tells them apart. The last two are older extras of the
 * documentation.
 */
export const ORDER_STATUSES = [
  'PLACE_ORDER_SUCCESS', 'PAYMENT_PROCESSING', 'WAIT_SELLER_EXAMINE_MONEY', 'RISK_CONTROL', 'RISK_CONTROL_HOLD', 'WAIT_SELLER_SEND_GOODS', 'SELLER_PART_SEND_GOODS',
  'WAIT_BUYER_ACCEPT_GOODS', 'FINISH', 'IN_CANCEL', 'WAIT_GROUP', 'WAIT_COMPLETE_ADDRESS', 'FUND_PROCESSING', 'IN_ISSUE', 'IN_FROZEN',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** States in which an order stands still until it is released into the state it came from. */
export const HOLDS = ['WAIT_SELLER_EXAMINE_MONEY', 'RISK_CONTROL', 'RISK_CONTROL_HOLD', 'WAIT_GROUP', 'WAIT_COMPLETE_ADDRESS', 'FUND_PROCESSING', 'IN_ISSUE', 'IN_FROZEN'] as const;
export type HoldStatus = (typeof HOLDS)[number];

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
  /** Who ended it: nobody is told over the API. */
  readonly endedBy: 'buyer' | 'supplier' | 'time' | null;
  /** Where a held order (or one that waits for its cancellation) goes on from, and when by itself; null = by hand only. */
  readonly resumeStatus: OrderStatus | null;
  readonly resumeAtMs: number | null;
  readonly parcelCount: number;
  /** The first of two parcels has left. */
  readonly partShippedAtMs: number | null;
  readonly refundedMinor: number;
};

/** Money on its way back to the balance it came from; kept until the payment company has said yes or no. */
export type RefundRow = {
  readonly reference: string;
  readonly orderId: string;
  readonly minor: number;
  readonly status: 'asked' | 'done' | 'refused';
};

export type PlacementRow = { readonly key: string; readonly atMs: number; readonly orderIds: readonly string[] };

export type BuyerState = 'blacklisted' | 'disabled' | 'suspicious' | 'invalid';
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
  /** On the price of an order alone: 11000 = it costs a tenth more than product.get said. */
  readonly orderPriceFactorBasisPoints: number;
  /** What the account's own promotions leave of a price, in product.get without remove_personal_benefit and in orders. */
  readonly personalBenefitBasisPoints: number;
  /** United States: import charges that come on top of the price; 0 = the price includes them. */
  readonly importChargesBasisPoints: number;
  /** Pieces that a promotion allows in one order; 0 = any number. */
  readonly promotionLimit: number;
  readonly limitStrategy: 'create_order_fail' | 'back_to_normal_price';
  /** Goods of one store from which on the platform pays the freight, US cents; null = it never does. */
  readonly freeShippingFromMinor: number | null;
  /** What freight and orders find of the stock in a country, 10000 = all of it. */
  readonly stockByCountryBasisPoints: Readonly<Record<string, number>>;
  /** The code for too few pieces. */
  readonly shortStockCode: 'INVENTORY_HOLD_ERROR' | 'DELIVERY_METHOD_NOT_EXIST';
  readonly buyerStates: Readonly<Record<string, BuyerState>>;
  /** A state in which paid orders stand before they can be shipped, for so many hours (0 = until released by hand). */
  readonly afterPayment: HoldStatus | 'none';
  readonly holdHours: number;
  /** How long the cancellation of a paid order is looked at; 0 = at once. */
  readonly cancelReviewHours: number;
  readonly parcels: 1 | 2;
  readonly secondParcelAfterHours: number;
  /** How long after shipping the tracking data appear. */
  readonly trackingAfterHours: number;
  /** When the number of the last mile replaces the first one. */
  readonly lastMileAfterHours: number;
  readonly untracked: '1001' | 'empty-list';
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
  readonly pushDelaySeconds: number;
  /** `swapped`: of the messages about one order, every first waits for the next to overtake it. */
  readonly pushOrder: 'in-order' | 'swapped';
  /** Every so many-th message is lost; 0 = none. */
  readonly pushLostEvery: number;
  readonly pushAttempts: number;
  readonly pushMessageType: number;
};

export type PushRow = {
  readonly id: string;
  readonly orderId: string;
  readonly orderStatus: string;
  readonly atMs: number;
  readonly attempts: number;
  /** `waiting`, `lost`, `no answer` or the HTTP status of the last attempt. */
  readonly result: string;
  readonly url: string;
  readonly body: string;
  /** Signed with another key: a message that nobody at the platform sent. */
  readonly forged: boolean;
  /** When the next attempt is due; null = none. */
  readonly dueAtMs: number | null;
  /** Of a pair that is to be swapped: it waits for the next message about its order. */
  readonly held: boolean;
};
