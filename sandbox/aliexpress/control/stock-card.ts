import { markup, type Markup } from '@/sandbox/foundation/render-page';
import { stockLeft } from '../orders/stock';
import type { Supplier } from '../supplier';
import type { Words } from './words';

/** Pieces left by SKU, in one form: choose, write a number, set. */
export function stockCard(supplier: Supplier, words: Words): Markup {
  const options = supplier.catalogue.products.map(
    (product) => markup`<optgroup label="${product.subject.en.slice(0, 60)}">${product.skus.map(
      (sku) => markup`<option value="${sku.skuId}">${sku.properties.map((property) => property.sellerName ?? property.valueName.en).join(' · ') || sku.skuId} (${stockLeft(supplier, sku)})</option>`,
    )}</optgroup>`,
  );
  return markup`<section class="card"><h2>${words.stock}</h2><form method="post" action="/_control/stock?lang=${words.code}"><div style="display:grid;gap:12px">
<label>SKU<select name="sku">${options}</select></label><label>${words.pieces}<input type="number" name="left" min="0" value="0"></label>
<button class="primary">${words.set}</button></div></form></section>`;
}
