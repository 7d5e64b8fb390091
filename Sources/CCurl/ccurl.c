#include "ccurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>

// 7.87 is the first that writes TLS without ever raising SIGPIPE, and the first with all the options used.
enum { oldest_version = 0x075700 };

static CURLcode (*global_init)(long);
static curl_version_info_data *(*version_info)(CURLversion);
static CURL *(*easy_init)(void);
static void (*easy_cleanup)(CURL *);
static CURLcode (*easy_perform)(CURL *);
static CURLcode (*easy_set)(CURL *, CURLoption, ...);
static CURLcode (*easy_get)(CURL *, CURLINFO, ...);
static const char *(*easy_text)(CURLcode);
static struct curl_slist *(*list_append)(struct curl_slist *, const char *);
static void (*list_free)(struct curl_slist *);

static const char *problem;
static char problem_text[256];

static void fail(const char *what, const char *detail) {
  snprintf(problem_text, sizeof problem_text, "%s: %s", what, detail);
  problem = problem_text;
}

// ISO C has no cast from an object pointer to a function pointer; POSIX has dlsym write through one.
static int find(void *library, const char *name, void *function) {
  void *symbol = dlsym(library, name);
  if (!symbol) {
    fail("libcurl lacks a function", name);
    return 0;
  }
  *(void **)function = symbol;
  return 1;
}

static void load(void) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char *error = dlerror();
    fail("libcurl cannot be loaded", error ? error : "no reason is known");
    return;
  }
  if (!find(library, "curl_global_init", &global_init) || !find(library, "curl_version_info", &version_info) ||
      !find(library, "curl_easy_init", &easy_init) || !find(library, "curl_easy_cleanup", &easy_cleanup) ||
      !find(library, "curl_easy_perform", &easy_perform) || !find(library, "curl_easy_setopt", &easy_set) ||
      !find(library, "curl_easy_getinfo", &easy_get) || !find(library, "curl_easy_strerror", &easy_text) ||
      !find(library, "curl_slist_append", &list_append) || !find(library, "curl_slist_free_all", &list_free))
    return;
  if (global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    fail("libcurl cannot be used", "it failed to start");
    return;
  }
  const curl_version_info_data *version = version_info(CURLVERSION_NOW);
  if (version->version_num < oldest_version) fail("libcurl is older than 7.87", version->version);
}

const char *ccurl_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return problem;
}

CURL *ccurl_new(void) { return easy_init(); }

void ccurl_free(CURL *handle) { easy_cleanup(handle); }

CURLcode ccurl_perform(CURL *handle) { return easy_perform(handle); }

const char *ccurl_text(CURLcode code) { return easy_text(code); }

CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value) { return easy_set(handle, option, value); }

CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return easy_set(handle, option, value);
}

CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *text) {
  return easy_set(handle, option, text);
}

CURLcode ccurl_set_error_buffer(CURL *handle, char *buffer) {
  return easy_set(handle, CURLOPT_ERRORBUFFER, buffer);
}

CURLcode ccurl_set_headers(CURL *handle, struct curl_slist *headers) {
  return easy_set(handle, CURLOPT_HTTPHEADER, headers);
}

CURLcode ccurl_set_callbacks(CURL *handle, const struct ccurl_callbacks *callbacks, void *context) {
  const CURLcode codes[] = {
      easy_set(handle, CURLOPT_READFUNCTION, callbacks->read),
      easy_set(handle, CURLOPT_READDATA, context),
      easy_set(handle, CURLOPT_SEEKFUNCTION, callbacks->seek),
      easy_set(handle, CURLOPT_SEEKDATA, context),
      easy_set(handle, CURLOPT_WRITEFUNCTION, callbacks->write),
      easy_set(handle, CURLOPT_WRITEDATA, context),
      easy_set(handle, CURLOPT_HEADERFUNCTION, callbacks->header),
      easy_set(handle, CURLOPT_HEADERDATA, context),
      easy_set(handle, CURLOPT_XFERINFOFUNCTION, callbacks->progress),
      easy_set(handle, CURLOPT_XFERINFODATA, context),
      easy_set(handle, CURLOPT_OPENSOCKETFUNCTION, callbacks->open_socket),
      easy_set(handle, CURLOPT_OPENSOCKETDATA, context),
  };
  for (size_t index = 0; index < sizeof codes / sizeof *codes; index++)
    if (codes[index] != CURLE_OK) return codes[index];
  return CURLE_OK;
}

CURLcode ccurl_get_number(CURL *handle, CURLINFO info, long *value) { return easy_get(handle, info, value); }

struct curl_slist *ccurl_append(struct curl_slist *list, const char *text) { return list_append(list, text); }

void ccurl_free_list(struct curl_slist *list) { list_free(list); }
