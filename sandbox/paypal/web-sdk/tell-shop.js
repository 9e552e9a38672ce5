// Runs on the last page of an approval that was opened by the shop's page: tells it how it went, then closes the window.
(() => {
  const { order, payer, result, shop } = document.getElementById('result').dataset;
  const page = window.opener ?? (window.parent === window ? null : window.parent);
  page?.postMessage({ source: 'paypal', orderId: order, result, ...(payer === '' ? {} : { payerId: payer }) }, shop);
  if (window.opener) window.close();
})();
