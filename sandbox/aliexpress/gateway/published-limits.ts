import type { CallLimit } from '../rows';

const perSecond = (calls: number): CallLimit => ({ calls, seconds: 1 });

/** The ceilings of the documentation's page "API QPS". */
export const PUBLISHED_LIMITS: Readonly<Record<string, CallLimit>> = {
  'aliexpress.ds.product.get': perSecond(500),
  'aliexpress.ds.order.create': perSecond(150),
  'aliexpress.trade.buy.placeorder': perSecond(150),
  'aliexpress.trade.ds.order.get': perSecond(1_000),
  'aliexpress.ds.freight.query': perSecond(350),
  'aliexpress.ds.image.search': perSecond(15),
  'aliexpress.ds.order.tracking.get': perSecond(100),
  'aliexpress.ds.address.get': perSecond(4),
  'aliexpress.ds.category.get': perSecond(1_000),
  'aliexpress.ds.feed.itemids.get': perSecond(3),
  'aliexpress.ds.feedname.get': perSecond(1_000),
  'aliexpress.ds.recommend.feed.get': perSecond(1_000),
};
