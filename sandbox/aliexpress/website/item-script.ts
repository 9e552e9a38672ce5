/**
 * The product page's own program. As on the real page the parts come one after the other, the quantity is kept by the program (writing into the
 * field without an event changes nothing), and two buttons that look alike stand side by side. Everything it shows it sets as text.
 */
export const ITEM_SCRIPT = `
(() => {
  const { SKU, page, shipTo, productInfo, freight } = window._d_c_.lifeCycleEventList[0].data;
  const at = (id) => document.getElementById(id);
  const make = (tag, className, text) => { const el = document.createElement(tag); el.className = className; if (text !== undefined) el.textContent = text; return el; };
  const hashed = (name) => name + '--' + page.hash;
  const bySku = (id) => SKU.skuPaths.find((sku) => sku.skuIdStr === id);
  let sku = bySku(SKU.selectedSkuIdStr);
  let quantity = 1;
  const picked = () => new Set(sku.path.split(';').map((pair) => pair.replace(':', '-')));

  function showPrice() {
    const box = at('price');
    box.textContent = 'US $' + sku.skuVal.skuActivityAmount.value;
    box.append(make('s', '', 'US $' + sku.skuVal.skuAmount.value));
  }
  function choose(col) {
    const property = col.split('-')[0];
    const want = [...picked()].map((old) => (old.split('-')[0] === property ? col : old));
    const fits = (wanted) => SKU.skuPaths.find((each) => wanted.every((one) => each.path.split(';').includes(one.replace('-', ':'))));
    sku = fits(want) || fits([col]) || sku;
    SKU.selectedSkuIdStr = sku.skuIdStr;
    quantity = Math.max(Math.min(quantity, sku.skuVal.availQuantity), 1);
    showSkus(); showPrice(); showQuantity(); showButtons();
  }
  function showSkus() {
    const root = at('skus');
    root.textContent = '';
    const now = picked();
    for (const property of SKU.skuProperties) {
      const chosen = property.values.find((value) => now.has(value.col));
      root.append(make('p', 'muted small', property.name + ': ' + (chosen ? chosen.name : '')));
      const row = make('div', 'skus ' + hashed('sku-item--skus'));
      for (const value of property.values) {
        const on = now.has(value.col);
        const button = make('button', (on ? hashed('sku-item--selected') + ' ' : '') + hashed(value.picture ? 'sku-item--image' : 'sku-item--text') + (value.picture ? ' pic' : ''), value.picture ? undefined : value.name);
        button.type = 'button';
        button.dataset.skuCol = value.col;
        button.setAttribute('aria-pressed', String(on));
        button.title = value.name;
        if (value.picture) { const img = make('img', ''); img.src = '/pictures/' + value.picture; img.alt = value.name; button.append(img); }
        const other = SKU.skuPaths.filter((each) => each.path.split(';').includes(value.col.replace('-', ':')));
        button.disabled = other.every((each) => each.skuVal.availQuantity === 0);
        button.addEventListener('click', () => { choose(value.col); if (value.picture) { const main = document.querySelector('.gallery img'); if (main) main.src = '/pictures/' + value.picture; } });
        row.append(button);
      }
      root.append(row);
    }
  }
  function showQuantity() {
    const root = at('quantity');
    const field = root.querySelector('input');
    if (field) { field.value = String(quantity); at('left').textContent = sku.skuVal.availQuantity + ' ' + page.words.left; return; }
    const box = make('div', 'picker ' + hashed('quantity--picker'));
    const step = (by, sign, name) => { const b = make('button', 'comet-v2-input-number-btn', sign); b.type = 'button'; b.setAttribute('aria-label', name); b.addEventListener('click', () => setQuantity(quantity + by)); return b; };
    const input = make('input', 'comet-v2-input-number-input');
    input.value = '1'; input.inputMode = 'numeric'; input.setAttribute('aria-label', page.words.quantity);
    input.addEventListener('input', () => { if (/^[0-9]+$/.test(input.value)) setQuantity(Number(input.value), true); });
    input.addEventListener('blur', () => { input.value = String(quantity); });
    box.append(step(-1, '−', '−1'), input, step(1, '+', '+1'));
    const left = make('span', 'muted small', sku.skuVal.availQuantity + ' ' + page.words.left);
    left.id = 'left'; left.style.marginLeft = '12px';
    root.textContent = '';
    root.append(box, left);
  }
  function setQuantity(wanted, typing) {
    quantity = Math.max(1, Math.min(wanted, Math.max(sku.skuVal.availQuantity, 1)));
    const field = at('quantity').querySelector('input');
    if (!typing || Number(field.value) !== quantity) field.value = String(quantity);
  }
  function showButtons() {
    const root = at('buttons');
    root.textContent = '';
    const out = sku.skuVal.availQuantity === 0;
    const buy = make('button', 'primary comet-v2-btn ' + hashed('buy-now--buynow'), out ? page.words.soldOut : page.words.buyNow);
    const cart = make('button', 'comet-v2-btn ' + hashed('add-to-cart--addtocart'), page.words.addToCart);
    for (const button of [buy, cart]) { button.type = 'button'; button.disabled = out || freight.length === 0; }
    buy.addEventListener('click', () => { location.assign(confirmAddress()); });
    cart.addEventListener('click', async () => {
      await fetch('/p/shoppingcart/add', { method: 'POST', body: new URLSearchParams({ objectId: productInfo.id, skuId: sku.skuIdStr, quantity: String(quantity) }) });
      at('said').textContent = page.words.added;
    });
    root.append(buy, cart);
  }
  const confirmAddress = () => '/p/trade/confirm.html?' + new URLSearchParams({
    objectId: productInfo.id, skuId: sku.skuIdStr, skuAttr: sku.skuAttr, quantity: String(quantity), countryCode: shipTo, provinceCode: '', cityCode: '',
    shippingCompany: freight.length ? freight[0].code : '', from: 'aliexpress', aeOrderFrom: 'main_detail',
  });
  setTimeout(() => { showPrice(); showSkus(); }, page.hydrationMs);
  setTimeout(showQuantity, page.hydrationMs * 2);
  setTimeout(showButtons, page.hydrationMs * 3);
})();`;
