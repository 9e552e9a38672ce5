// The stand-in for PayPal's JavaScript SDK v6: what @paypal/react-paypal-js and plain pages use of it (facts 8.2), against this sandbox.
(() => {
  const BASE = '__BASE__';
  const VERSION = '6.0.0';
  const SPANISH = { checking: 'Continúa el pago en la ventana de PayPal.', show: 'Mostrar la ventana', cancel: 'Cancelar' };
  const ENGLISH = { checking: 'Continue your payment in the PayPal window.', show: 'Show the window', cancel: 'Cancel' };

  /** The errors of the SDK: an Error with a code, and whether the shopper can try another way. */
  function paypalError(code, message, isRecoverable = false) {
    return Object.assign(new Error(message), { name: 'PayPalError', code, isRecoverable });
  }

  /* ---- the button ---- */
  const LABELS = { buynow: 'Buy now', checkout: 'Checkout', donate: 'Donate', pay: 'Pay with', subscribe: 'Subscribe' };
  const SHEET = new CSSStyleSheet();
  SHEET.replaceSync(
    ':host{display:inline-block;min-width:200px}:host([hidden]){display:none}' +
      'button{width:100%;min-height:45px;padding:0 16px;border:0;border-radius:var(--paypal-button-border-radius,4px);background:#ffc439;color:#14181f;font:600 16px/1.2 system-ui,sans-serif;cursor:pointer}' +
      'button:hover{background:#f2ba36}button:focus-visible{outline:2px solid #003087;outline-offset:2px}button:disabled{opacity:.5;cursor:not-allowed}b{color:#003087}',
  );
  class PayPalButton extends HTMLElement {
    static observedAttributes = ['type', 'disabled', 'class'];
    #button = document.createElement('button');
    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
      root.adoptedStyleSheets = [SHEET];
      this.#button.type = 'button';
      root.append(this.#button);
    }
    connectedCallback() { this.#draw(); }
    attributeChangedCallback() { this.#draw(); }
    get type() { return this.getAttribute('type') ?? 'pay'; }
    set type(type) { this.setAttribute('type', type); }
    get disabled() { return this.hasAttribute('disabled'); }
    set disabled(disabled) { this.toggleAttribute('disabled', Boolean(disabled)); }
    #draw() {
      const name = document.createElement('b');
      name.textContent = 'PayPal';
      const label = LABELS[this.type] ?? LABELS.pay;
      this.#button.disabled = this.disabled;
      this.#button.replaceChildren(...(this.type === 'pay' ? [`${label} `, name] : [name, ` ${label}`]));
    }
  }
  if (customElements.get('paypal-button') === undefined) customElements.define('paypal-button', PayPalButton);

  /* ---- windows in which the shopper approves ---- */
  function checkoutAddress(orderId, locale, kind) {
    const query = new URLSearchParams({ token: orderId });
    if (locale) query.set('lang', locale.slice(0, 2));
    if (kind) {
      query.set('shop', location.origin);
      query.set('in', kind);
    }
    return `${BASE}/checkoutnow?${query}`;
  }

  function coverPage(content) {
    const cover = document.createElement('div');
    cover.setAttribute('data-paypal-overlay', '');
    Object.assign(cover.style, { position: 'fixed', inset: '0', zIndex: '2147483647', display: 'grid', placeItems: 'center', background: 'rgba(10,14,20,.75)', color: '#fff', font: '16px/1.5 system-ui,sans-serif' });
    cover.append(content);
    document.body.append(cover);
    return cover;
  }

  function button(text, onClick) {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    Object.assign(made.style, { margin: '0 8px', padding: '10px 16px', minHeight: '44px', font: 'inherit', border: '1px solid #fff', borderRadius: '6px', background: 'transparent', color: '#fff', cursor: 'pointer' });
    made.addEventListener('click', onClick);
    return made;
  }

  function openPopup({ words, hasOverlay, onClosed }) {
    const popup = window.open('about:blank', '_blank', 'popup,width=500,height=720');
    if (popup === null) return null;
    const box = document.createElement('div');
    box.style.textAlign = 'center';
    const text = document.createElement('p');
    text.textContent = words.checking;
    box.append(text, button(words.show, () => popup.focus()), button(words.cancel, onClosed));
    const cover = hasOverlay ? coverPage(box) : null;
    // A window that closes itself after the approval has sent its message before, but the message may still be on its way.
    const watch = setInterval(() => {
      if (!popup.closed) return;
      clearInterval(watch);
      setTimeout(onClosed, 1000);
    }, 300);
    return { show: (address) => { popup.location.href = address; }, kind: 'popup', close: () => { clearInterval(watch); cover?.remove(); popup.close(); } };
  }

  function openModal({ words, onClosed }) {
    const frame = document.createElement('iframe');
    frame.title = 'PayPal';
    Object.assign(frame.style, { width: 'min(500px,100vw)', height: 'min(720px,80vh)', border: '0', borderRadius: '8px', background: '#fff' });
    const box = document.createElement('div');
    box.style.textAlign = 'center';
    const foot = document.createElement('p');
    foot.append(button(words.cancel, onClosed));
    box.append(frame, foot);
    const cover = coverPage(box);
    return { show: (address) => { frame.src = address; }, kind: 'frame', close: () => cover.remove() };
  }

  /* ---- a payment ---- */
  function createSession(instance, options) {
    let running = null;
    const end = (state) => {
      running?.window?.close();
      if (running !== null) removeEventListener('message', running.listen);
      const finish = running?.finish;
      running = null;
      options.onComplete?.({ paymentSessionState: state });
      finish?.();
    };
    const fail = (error) => {
      const told = error?.name === 'PayPalError' ? error : paypalError('ERR_UNKNOWN', error instanceof Error ? error.message : String(error));
      options.onError?.(told);
      end('error');
    };
    const approved = async (data) => {
      try {
        await options.onApprove?.({ fundingSource: 'paypal', ...data });
        end('approved');
      } catch (error) {
        fail(error);
      }
    };
    const canceled = (orderId) => {
      options.onCancel?.(orderId === undefined ? {} : { orderId });
      end('canceled');
    };
    const listen = (message) => {
      if (running === null || message.origin !== new URL(BASE).origin || message.data?.source !== 'paypal' || message.data.orderId !== running.orderId) return;
      const { orderId, payerId, result } = message.data;
      running.isAnswered = true;
      running.window?.close();
      if (result === 'approved') void approved({ orderId, payerId });
      else canceled(orderId);
    };
    const openWindow = (mode, overlay) => {
      const mine = running;
      const parts = { words: instance.locale?.startsWith('es') ? SPANISH : ENGLISH, hasOverlay: overlay?.enabled !== false, onClosed: () => { if (running !== null && running === mine && !mine.isAnswered) canceled(mine.orderId); } };
      const popup = mode === 'modal' ? null : openPopup(parts);
      if (popup !== null) return popup;
      if (mode === 'popup') throw paypalError('ERR_DEV_UNABLE_TO_OPEN_POPUP', 'The browser has blocked the window. Try another presentation mode.', true);
      return openModal(parts);
    };
    const readOrder = async (promise) => {
      const order = options.orderId === undefined ? await promise : { orderId: options.orderId };
      if (typeof order?.orderId !== 'string' || order.orderId === '') throw paypalError('ERR_INVALID_ORDER_ID', 'The order id is missing.');
      return order.orderId;
    };

    /** Must be called within the shopper's click, with a promise of the order that may still be on its way. */
    async function start({ presentationMode = 'auto', autoRedirect, fullPageOverlay } = {}, promise = undefined) {
      if (running !== null) throw paypalError('ERR_SESSION_RUNNING', 'This payment is already being approved.', true);
      if (!['auto', 'popup', 'modal', 'payment-handler', 'redirect', 'direct-app-switch'].includes(presentationMode)) throw paypalError('ERR_INVALID_PRESENTATION_MODE', `There is no presentation mode ${presentationMode}.`);
      if (presentationMode === 'payment-handler' || presentationMode === 'direct-app-switch') throw paypalError('ERR_PRESENTATION_MODE_NOT_AVAILABLE', `${presentationMode} is not available in this browser.`, true);
      if (presentationMode === 'redirect') {
        const redirectURL = checkoutAddress(await readOrder(promise), instance.locale);
        if (autoRedirect?.enabled === false) return { redirectURL };
        location.assign(redirectURL);
        return undefined;
      }
      const done = new Promise((resolve) => { running = { window: null, orderId: undefined, isAnswered: false, listen, finish: resolve }; });
      addEventListener('message', listen);
      try {
        running.window = openWindow(presentationMode, fullPageOverlay);
      } catch (error) {
        removeEventListener('message', listen);
        running = null;
        throw error;
      }
      try {
        const orderId = await readOrder(promise);
        if (running === null) return undefined; // closed meanwhile
        running.orderId = orderId;
        running.window.show(checkoutAddress(orderId, instance.locale, running.window.kind));
      } catch (error) {
        fail(error);
        return undefined;
      }
      return done;
    }

    /** After a redirect the order's id stands in the address, the payer's only where the payment was approved. */
    const returned = () => {
      const query = new URLSearchParams(location.search);
      const orderId = query.get('token') ?? '';
      return /^[A-Z0-9]{17}$/.test(orderId) ? { orderId, payerId: query.get('PayerID') ?? undefined } : null;
    };
    return {
      start,
      cancel: () => { if (running !== null) canceled(running.orderId); },
      destroy: () => { if (running !== null) { running.window?.close(); removeEventListener('message', listen); running.finish(); running = null; } },
      hasReturned: () => returned() !== null,
      resume: async () => {
        const data = returned();
        if (data === null) throw paypalError('ERR_NOT_RETURNED', 'The shopper has not come back from PayPal.');
        if (data.payerId === undefined) canceled(data.orderId);
        else await approved(data);
      },
    };
  }

  /* ---- the namespace ---- */
  const NAMES = { paypal: 'paypal', paypal_pay_later: 'paylater', paypal_credit: 'credit', venmo: 'venmo', advanced_cards: 'advanced_cards', basic_cards: 'basic_cards', apple_pay: 'applepay', google_pay: 'googlepay' };
  function eligibility({ eligible_methods: methods = {} }) {
    const found = new Map(Object.entries(methods).map(([name, details]) => [NAMES[name] ?? name, details]));
    return {
      isEligible: (name) => found.has(name),
      getDetails: (name) => {
        const details = found.get(name);
        if (details === undefined) throw paypalError('ERR_NOT_ELIGIBLE', `${name} is not eligible.`);
        return { canBeVaulted: details.can_be_vaulted === true, ...(details.country_code ? { countryCode: details.country_code } : {}), ...(details.product_code ? { productCode: details.product_code } : {}) };
      },
    };
  }

  async function ask(path, query) {
    const answer = await fetch(`${BASE}/web-sdk/v6/${path}?${new URLSearchParams(query)}`);
    const body = await answer.json();
    if (!answer.ok) throw paypalError(body.code, body.message);
    return body;
  }

  async function createInstance({ clientId, clientToken, components = ['paypal-payments'], locale } = {}) {
    if ((clientId === undefined) === (clientToken === undefined)) throw paypalError('ERR_INVALID_CREDENTIALS', 'Give either clientId or clientToken.');
    const credentials = clientId === undefined ? { clientToken } : { clientId };
    await ask('instance', credentials);
    const instance = {
      locale,
      findEligibleMethods: async ({ currencyCode = 'USD' } = {}) => eligibility(await ask('eligible-methods', { ...credentials, currencyCode })),
      hydrateEligibleMethods: (response) => eligibility(response),
      updateLocale: (next) => { instance.locale = next; },
    };
    if (components.includes('paypal-payments')) instance.createPayPalOneTimePaymentSession = (options) => createSession(instance, options);
    return instance;
  }

  window.paypal = { ...window.paypal, version: VERSION, createInstance };
})();
