#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ccurl.h"
#include "library.h"

typedef struct {
  CURL *handle;
  struct curl_slist *headers;
  uint8_t *body;
  size_t count, capacity;
  int64_t limit;
  int is_too_large, is_busy;
} place;

struct ccurl_pool {
  CURLM *multi;
  place *places;
  size_t count;
};

static size_t take(char *bytes, size_t size, size_t number, void *context) {
  place *this = context;
  const size_t more = size * number;
  if ((int64_t)(this->count + more) > this->limit) {
    this->is_too_large = 1;
    return 0;
  }
  if (this->count + more > this->capacity) {
    const size_t capacity = 2 * (this->count + more) + 4096;
    uint8_t *larger = realloc(this->body, capacity);
    if (larger == NULL) return 0;
    this->body = larger;
    this->capacity = capacity;
  }
  memcpy(this->body + this->count, bytes, more);
  this->count += more;
  return more;
}

ccurl_pool *ccurl_pool_make(size_t count) {
  const ccurl_functions *library = ccurl_library();
  ccurl_pool *pool = calloc(1, sizeof *pool);
  if (pool == NULL) return NULL;
  pool->places = calloc(count, sizeof *pool->places);
  pool->multi = library->multi_init();
  pool->count = count;
  int is_whole = pool->places != NULL && pool->multi != NULL;
  for (size_t index = 0; is_whole && index < count; index++) {
    pool->places[index].handle = library->init();
    is_whole = pool->places[index].handle != NULL;
  }
  if (!is_whole) {
    ccurl_pool_free(pool);
    return NULL;
  }
  // A request waits for no other one's answer: each has a connection to itself while it lasts.
  library->multi_setopt(pool->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_NOTHING);
  // Room for a connection of each place to either side, and to where they are sent on to.
  library->multi_setopt(pool->multi, CURLMOPT_MAXCONNECTS, (long)(4 * count + 4));
  return pool;
}

void ccurl_pool_free(ccurl_pool *pool) {
  const ccurl_functions *library = ccurl_library();
  for (size_t index = 0; pool->places != NULL && index < pool->count; index++) {
    place *this = &pool->places[index];
    if (this->is_busy) library->multi_remove_handle(pool->multi, this->handle);
    if (this->handle != NULL) library->cleanup(this->handle);
    library->slist_free_all(this->headers);
    free(this->body);
  }
  if (pool->multi != NULL) library->multi_cleanup(pool->multi);
  free(pool->places);
  free(pool);
}

/// Says that only the two protocols of the web may be spoken.
static CURLcode restrict_protocols(const ccurl_functions *library, CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
  if (library->setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK) return CURLE_OK;
#endif
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"
  return library->setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#pragma clang diagnostic pop
}

/// Puts the method and the body in place.
static CURLcode set_body(const ccurl_functions *library, CURL *handle, const ccurl_request *request) {
  CURLcode code = CURLE_OK;
  if (strcmp(request->method, "HEAD") == 0) return library->setopt(handle, CURLOPT_NOBODY, 1L);
  if (request->body != NULL) {
    code = library->setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_count);
    if (code == CURLE_OK) code = library->setopt(handle, CURLOPT_COPYPOSTFIELDS, (const char *)request->body);
  } else if (strcmp(request->method, "POST") == 0) {
    code = library->setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)0);
    if (code == CURLE_OK) code = library->setopt(handle, CURLOPT_COPYPOSTFIELDS, "");
  } else {
    code = library->setopt(handle, CURLOPT_HTTPGET, 1L);
  }
  if (code == CURLE_OK) code = library->setopt(handle, CURLOPT_CUSTOMREQUEST, request->method);
  return code;
}

static CURLcode set_headers(const ccurl_functions *library, place *this, const ccurl_request *request) {
  const char *header = request->headers;
  for (size_t index = 0; index < request->header_count; index++) {
    struct curl_slist *longer = library->slist_append(this->headers, header);
    if (longer == NULL) return CURLE_OUT_OF_MEMORY;
    this->headers = longer;
    header += strlen(header) + 1;
  }
  // No asking for leave before a long body: it would be a second round trip.
  struct curl_slist *longer = library->slist_append(this->headers, "Expect:");
  if (longer == NULL) return CURLE_OUT_OF_MEMORY;
  this->headers = longer;
  return library->setopt(this->handle, CURLOPT_HTTPHEADER, this->headers);
}

/// Gives the user and the password of an address, where it has any.
static CURLcode set_account(const ccurl_functions *library, CURL *handle, const char *address) {
  if (address == NULL) return CURLE_OK;
  CURLU *parsed = library->url();
  char *user = NULL, *password = NULL;
  CURLcode code = CURLE_OK;
  if (parsed != NULL && library->url_set(parsed, CURLUPART_URL, address, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK) {
    library->url_get(parsed, CURLUPART_USER, &user, CURLU_URLDECODE);
    library->url_get(parsed, CURLUPART_PASSWORD, &password, CURLU_URLDECODE);
  }
  if (user != NULL || password != NULL) {
    code = library->setopt(handle, CURLOPT_USERNAME, user != NULL ? user : "");
    if (code == CURLE_OK) code = library->setopt(handle, CURLOPT_PASSWORD, password != NULL ? password : "");
  }
  library->release(user);
  library->release(password);
  library->url_cleanup(parsed);
  return code;
}

int ccurl_start(ccurl_pool *pool, size_t index, const ccurl_request *request) {
  const ccurl_functions *library = ccurl_library();
  place *this = &pool->places[index];
  CURL *handle = this->handle;
  library->reset(handle);
  library->slist_free_all(this->headers);
  this->headers = NULL;
  this->count = 0;
  this->is_too_large = 0;
  this->limit = request->answer_limit;
#define SET(option, value)                                          \
  do {                                                              \
    const CURLcode code = library->setopt(handle, option, value);   \
    if (code != CURLE_OK) return (int)code;                         \
  } while (0)
  SET(CURLOPT_URL, request->url);
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_NOPROGRESS, 1L);
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_TIMEOUT_MS, request->timeout_ms);
  SET(CURLOPT_CONNECTTIMEOUT_MS, request->connect_timeout_ms);
  SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)request->answer_limit);
  SET(CURLOPT_WRITEFUNCTION, take);
  SET(CURLOPT_WRITEDATA, this);
  if (request->is_alone) {
    SET(CURLOPT_FRESH_CONNECT, 1L);
    SET(CURLOPT_FORBID_REUSE, 1L);
  }
#undef SET
  CURLcode code = restrict_protocols(library, handle);
  if (code == CURLE_OK) code = set_account(library, handle, request->account);
  if (code == CURLE_OK) code = set_body(library, handle, request);
  if (code == CURLE_OK) code = set_headers(library, this, request);
  if (code != CURLE_OK) return (int)code;
  if (library->multi_add_handle(pool->multi, handle) != CURLM_OK) return CURLE_FAILED_INIT;
  this->is_busy = 1;
  return 0;
}

int ccurl_step(ccurl_pool *pool, int wait_ms) {
  const ccurl_functions *library = ccurl_library();
  int running = 0, before = 0;
  for (size_t index = 0; index < pool->count; index++) before += pool->places[index].is_busy;
  CURLMcode code = library->multi_perform(pool->multi, &running);
  // What has ended already is not kept waiting.
  if (code == CURLM_OK && running == before) {
    code = library->multi_poll(pool->multi, NULL, 0, wait_ms, NULL);
    if (code == CURLM_OK) code = library->multi_perform(pool->multi, &running);
  }
  return (int)code;
}

static int outcome(const place *this, CURLcode code, long status, long system) {
  if (this->is_too_large) return ccurl_too_large;
  switch (code) {
    case CURLE_OK: return ccurl_answered;
    case CURLE_OPERATION_TIMEDOUT: return ccurl_timed_out;
    case CURLE_COULDNT_CONNECT: return system == ECONNREFUSED ? ccurl_refused : ccurl_unreachable;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return ccurl_unresolved;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR: return ccurl_untrusted;
    case CURLE_PARTIAL_FILE: return ccurl_truncated;
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR: return status > 0 ? ccurl_truncated : ccurl_closed;
    case CURLE_FILESIZE_EXCEEDED: return ccurl_too_large;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return ccurl_not_http;
    default: return ccurl_failed;
  }
}

static int64_t microseconds(const ccurl_functions *library, CURL *handle, CURLINFO what) {
  curl_off_t time = 0;
  return library->getinfo(handle, what, &time) == CURLE_OK ? (int64_t)time : 0;
}

static void fill(const ccurl_functions *library, const place *this, CURLcode code, ccurl_answer *answer) {
  CURL *handle = this->handle;
  long system = 0;
  curl_off_t retry = 0;
  char *location = NULL;
  *answer = (ccurl_answer){.code = (int)code};
  library->getinfo(handle, CURLINFO_RESPONSE_CODE, &answer->status);
  library->getinfo(handle, CURLINFO_OS_ERRNO, &system);
  library->getinfo(handle, CURLINFO_NUM_CONNECTS, &answer->new_connections);
  library->getinfo(handle, CURLINFO_RETRY_AFTER, &retry);
  library->getinfo(handle, CURLINFO_REDIRECT_URL, &location);
  answer->outcome = outcome(this, code, answer->status, system);
  answer->retry_after_s = retry;
  answer->location = location;
  answer->name_lookup_us = microseconds(library, handle, CURLINFO_NAMELOOKUP_TIME_T);
  answer->connect_us = microseconds(library, handle, CURLINFO_CONNECT_TIME_T);
  answer->tls_us = microseconds(library, handle, CURLINFO_APPCONNECT_TIME_T);
  answer->first_byte_us = microseconds(library, handle, CURLINFO_STARTTRANSFER_TIME_T);
  answer->total_us = microseconds(library, handle, CURLINFO_TOTAL_TIME_T);
  answer->body = this->body;
  answer->body_count = this->count;
}

long ccurl_ended(ccurl_pool *pool, ccurl_answer *answer) {
  const ccurl_functions *library = ccurl_library();
  int left = 0;
  for (CURLMsg *message; (message = library->multi_info_read(pool->multi, &left)) != NULL;) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL *const handle = message->easy_handle;
    const CURLcode code = message->data.result;
    for (size_t index = 0; index < pool->count; index++) {
      place *this = &pool->places[index];
      if (this->handle != handle) continue;
      library->multi_remove_handle(pool->multi, handle);
      this->is_busy = 0;
      fill(library, this, code, answer);
      return (long)index;
    }
  }
  return -1;
}
