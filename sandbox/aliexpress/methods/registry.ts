import { addressGet } from './address-get';
import { categoryGet } from './category-get';
import { feedItemidsGet } from './feed-itemids-get';
import { feednameGet } from './feedname-get';
import { freightQuery } from './freight-query';
import { memberBenefitGet } from './member-benefit-get';
import type { Settings } from '../rows';
import type { SupplierMethod } from './method';
import { orderCreate, placeOrder } from './order-create';
import { orderGet, orderGetFlat } from './order-get';
import { orderTrackingGet, trackinginfoQuery } from './order-tracking-get';
import { productGet } from './product-get';
import { recommendFeedGet } from './recommend-feed-get';
import { freightCalculate, freightGet } from './freight-calculate';
import { imageSearch } from './image-search';
import { imageSearchV2 } from './image-search-v2';
import { productSpecialinfoGet } from './product-specialinfo-get';
import { productWholesaleGet } from './product-wholesale-get';
import { addInfo, commissionorderList, memberOrderdataSubmit, searchEventReport } from './reports';
import { textSearch } from './text-search';

const METHODS: readonly SupplierMethod[] = [
  productGet,
  freightQuery,
  addressGet,
  orderCreate,
  placeOrder,
  orderGet,
  orderGetFlat,
  orderTrackingGet,
  trackinginfoQuery,
  memberBenefitGet,
  categoryGet,
  textSearch,
  feednameGet,
  recommendFeedGet,
  feedItemidsGet,
  productWholesaleGet,
  productSpecialinfoGet,
  freightCalculate,
  freightGet,
  imageSearch,
  imageSearchV2,
  addInfo,
  commissionorderList,
  memberOrderdataSubmit,
  searchEventReport,
];

/** The methods of the Dropshipping API by name. */
export const METHOD_BY_NAME: ReadonlyMap<string, SupplierMethod> = new Map(METHODS.map((method) => [method.name, method] as const));

/** Methods that exist on the platform but that an app of this kind may not call. */
export function isForeignMethod(name: string, appType: Settings['appType']): boolean {
  return name.startsWith('aliexpress.affiliate.') || (appType === 'affiliate' && METHOD_BY_NAME.has(name));
}
