export type RunningProgram = { readonly url: string; stop(): Promise<void> };

export type ProgramSettings = {
  readonly host: string;
  readonly port: number;
  readonly stateDir: string;
  /** Origin of the shop, without a slash at the end; empty where it is not known. */
  readonly appBaseUrl: string;
  readonly latencyMs: number;
  /** The clock that this program shares with others; empty: one of its own. */
  readonly clockFile: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Settings shared by the sandbox programs, from the environment. */
export function readProgramSettings(env: Readonly<Record<string, string | undefined>>, defaultStateDir: string): ProgramSettings {
  return {
    host: env['SANDBOX_HOST'] ?? '127.0.0.1',
    port: wholeNumberOf(env['SANDBOX_PORT'], 0),
    stateDir: env['SANDBOX_STATE_DIR'] ?? defaultStateDir,
    appBaseUrl: (env['SANDBOX_APP_BASE_URL'] ?? '').replace(/\/+$/, ''),
    latencyMs: wholeNumberOf(env['SANDBOX_LATENCY_MS'], 0),
    clockFile: env['SANDBOX_CLOCK_FILE'] === '' ? undefined : env['SANDBOX_CLOCK_FILE'],
    env,
  };
}

/** A whole number from a setting; the fallback where it is missing or not a number. */
export function wholeNumberOf(text: string | undefined, fallback: number): number {
  return text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number.parseInt(text, 10) : fallback;
}

/** Starts a program as a process of its own: prints `LISTENING <url>`, stops in order on SIGTERM and SIGINT. */
export async function runProgram(start: () => Promise<RunningProgram>): Promise<void> {
  const program = await start();
  process.stdout.write(`LISTENING ${program.url}\n`);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void program.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
