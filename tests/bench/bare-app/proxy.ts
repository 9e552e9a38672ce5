/** For no path at all, and yet needed: without a file of its own the bundler takes the product's, from the folder above. */
export function proxy(): void {
  // nothing
}

export const config = { matcher: ['/no-such-path'] }
