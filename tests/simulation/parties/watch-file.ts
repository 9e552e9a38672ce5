// Stands in for sandbox/foundation/watch-file.ts: in a simulation nobody moves the sandbox's clock from outside.
export function watchFile(): () => void {
  return () => undefined
}
