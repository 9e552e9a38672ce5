/** Nothing to do, and yet needed: without a file of its own the bundler takes the product's, from the folder above. */
export function register(): void {
  // nothing
}
