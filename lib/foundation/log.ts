import pino from 'pino'

const SECRET_KEYS = [
  'password', 'passwordHash', 'token', 'accessToken', 'refreshToken', 'access_token', 'refresh_token', 'appSecret', 'clientSecret',
  'client_secret', 'authorization', 'Authorization', 'cookie', 'secret', 'credentials', 'sign', 'sessionToken',
]

/** Structured log on standard error: ids in, secrets out. */
export const log = pino(
  {
    level: process.argv.includes('--quiet') ? 'warn' : 'info',
    base: undefined,
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
    serializers: { err: pino.stdSerializers.err },
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination({ dest: 2, sync: false }),
)
