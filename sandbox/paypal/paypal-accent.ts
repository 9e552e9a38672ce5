/** Colours of this third party's buttons and links. */
export const PAYPAL_ACCENT = { light: '#003087', dark: '#7db4ff', onLight: '#ffffff', onDark: '#06132b' };
