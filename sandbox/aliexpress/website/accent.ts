/** The supplier's red, dark enough for white text; a lighter one on dark pages. */
export const ACCENT = { light: '#c8281e', dark: '#ff9a8a', onLight: '#ffffff', onDark: '#3a0703' } as const;
