// libcurl, loaded on first use. Linking it would make every start of the program load the 33 libraries that it
// needs, also where nothing is sent. So its header gives types and constants alone, and what is called is
// called by the functions below. They are typed, since Swift imports no variadic function.
#ifndef GREENROOM_CCURL_H
#define GREENROOM_CCURL_H

#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>

/// What a handle calls while it works; each gets `context` as its last or first argument, as libcurl has it.
struct ccurl_callbacks {
  curl_read_callback read;
  curl_seek_callback seek;
  curl_write_callback write;
  curl_write_callback header;
  curl_xferinfo_callback progress;
  curl_opensocket_callback open_socket;
};

/// Loads libcurl, the first time it is called; any thread may. NULL where it can be used, otherwise why it
/// can't, for people, for as long as the process lives. Nothing else here may be called before it gave NULL.
const char *ccurl_load(void);

CURL *ccurl_new(void);
void ccurl_free(CURL *handle);
CURLcode ccurl_perform(CURL *handle);
/// For people, for as long as the process lives.
const char *ccurl_text(CURLcode code);

CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value);
CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value);
/// The text is copied.
CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *text);
/// The buffer has CURL_ERROR_SIZE bytes and outlives the handle.
CURLcode ccurl_set_error_buffer(CURL *handle, char *buffer);
/// The list outlives the exchange.
CURLcode ccurl_set_headers(CURL *handle, struct curl_slist *headers);
CURLcode ccurl_set_callbacks(CURL *handle, const struct ccurl_callbacks *callbacks, void *context);
CURLcode ccurl_get_number(CURL *handle, CURLINFO info, long *value);

/// Where the address stands; it may be longer than `struct sockaddr`.
static inline const void *ccurl_address(const struct curl_sockaddr *socket) { return &socket->addr; }

/// Gives the list with a copy of the text at its end; NULL where no memory is left, and the list is unchanged.
struct curl_slist *ccurl_append(struct curl_slist *list, const char *text);
void ccurl_free_list(struct curl_slist *list);

#endif
