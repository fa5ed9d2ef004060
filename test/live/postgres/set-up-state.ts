/** All that a set-up can leave behind, as catalogue rows. */
export async function setUpState(ask: (question: string) => Promise<unknown[]>) {
  return {
    published: await ask("SELECT schemaname || '.' || tablename AS table FROM pg_publication_tables ORDER BY 1"),
    publication: await ask(
      "SELECT pubname, pubinsert, pubupdate, pubdelete, pubtruncate, pubviaroot FROM pg_publication",
    ),
    identities: await ask(
      `SELECT relname, relreplident::text FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
    ),
    role: await ask(
      "SELECT rolcanlogin, rolreplication, rolsuper, rolcreaterole FROM pg_roles WHERE rolname = 'debezium'",
    ),
    rights: await ask(
      `SELECT table_name, string_agg(privilege_type, ', ' ORDER BY privilege_type) AS rights
         FROM information_schema.role_table_grants WHERE grantee = 'debezium' GROUP BY 1 ORDER BY 1`,
    ),
    heartbeat: await ask("SELECT id FROM headrace_heartbeat"),
  };
}
