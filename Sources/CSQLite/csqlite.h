// What SQLite offers beyond what GRDB reaches.
#ifndef GREENROOM_CSQLITE_H
#define GREENROOM_CSQLITE_H

#include <sqlite3.h>

// sqlite3_config is variadic, and Swift does not import variadic functions.
static inline int greenroom_sqlite_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

#endif
