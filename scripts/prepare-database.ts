// Run after the migrations and before any process: the queue's schema and queues, and the program role's rights on them.
import pg from 'pg'
import { assertDatabaseUtc, closeDatabase } from '@/lib/foundation/db'
import { env } from '@/lib/foundation/env'
import { installQueues, QUEUE_SCHEMA } from '@/lib/queue/boss'

const GRANTS = `
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'ivan_reseller_app') THEN
    GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ivan_reseller_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ivan_reseller_app;
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ivan_reseller_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ivan_reseller_app;
  END IF;
END
$$`

await installQueues()
const connection = new pg.Client({ connectionString: env().databaseUrl })
await connection.connect()
await connection.query(GRANTS)
await connection.end()
await assertDatabaseUtc()
await closeDatabase()
