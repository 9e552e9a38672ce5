export type Peer = { readonly name: string; readonly url: string };

/**
 * The programs that run beside this one, from SANDBOX_PEERS: `Start=http://127.0.0.1:1/,PayPal=http://127.0.0.1:2/_control,…`, in this order.
 * What is not an http address on this machine is left out: the pages link there.
 */
export function readPeers(text: string | undefined = process.env['SANDBOX_PEERS']): Peer[] {
  return (text ?? '').split(',').flatMap((part) => {
    const cut = part.indexOf('=');
    const [name, url] = [part.slice(0, cut).trim(), part.slice(cut + 1).trim()];
    return cut > 0 && /^https?:\/\//.test(url) && URL.canParse(url) ? [{ name, url }] : [];
  });
}
