/** Run by Next.js once per web process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startWebProcess } = await import('./instrumentation-node')
    await startWebProcess()
  }
}
