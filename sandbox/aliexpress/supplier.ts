import type { Effects } from '@/sandbox/foundation/create-effects';
import type { SandboxClock } from '@/sandbox/foundation/create-sandbox-clock';
import type { Switches } from '@/sandbox/foundation/create-switches';
import type { StateStore, Table } from '@/sandbox/foundation/open-state-store';
import type { CatalogueIndex } from './catalogue-index';
import type { PictureIndex } from './catalogue/find-similar-pictures';
import type { CallLimits } from './gateway/create-call-limits';
import type { Pusher } from './pushes/create-pusher';
import type { AuthCodeRow, BuyerAccount, OrderRow, PlacementRow, PushRow, RefundRow, Settings, TokenRow } from './rows';

export type SupplierConfig = {
  readonly appKey: string;
  readonly appSecret: string;
  /** Where auto-pay takes the money: the control API of the payment company's sandbox; null = the account is elsewhere, and auto-pay always succeeds. */
  readonly paypalBaseUrl: string | null;
  readonly picturesDir: string;
  readonly defaults: Partial<Settings>;
};

/** The sandbox supplier's parts, handed to every handler. */
export type Supplier = {
  readonly config: SupplierConfig;
  readonly store: StateStore;
  readonly clock: SandboxClock;
  readonly switches: Switches;
  readonly effects: Effects;
  readonly catalogue: CatalogueIndex;
  readonly pictures: PictureIndex;
  readonly buyers: readonly BuyerAccount[];
  readonly codes: Table<AuthCodeRow>;
  readonly tokens: Table<TokenRow>;
  readonly orders: Table<OrderRow>;
  readonly placements: Table<PlacementRow>;
  readonly refunds: Table<RefundRow>;
  readonly stock: Table<{ readonly left: number }>;
  readonly pushes: Table<PushRow>;
  readonly limits: CallLimits;
  settings(): Settings;
  changeSettings(change: Partial<Settings>): Settings;
  /** Takes every change of the settings back. */
  resetSettings(): void;
  /** Tells the subscriber that an order changed. Never waits. */
  push(order: OrderRow, orderStatus: PushStatus): void;
  readonly pusher: Pusher;
};

export type PushStatus = 'OrderCreated' | 'PaymentAuthorized' | 'paymentFailedEvent' | 'OrderShipped' | 'OrderConfirmed' | 'OrderClosed';
